// The commands, and why one of them could not be obeyed, as a notice says it.
import type { UiLanguage } from '../config.ts';
import type { Misunderstood } from './notice.ts';

type Why = Readonly<Record<Misunderstood['why'], string>>;

export const COMMAND_LIST: Readonly<Record<UiLanguage, readonly string[]>> = {
  de: [
    '#erledigt: der Fall ist abgeschlossen',
    '#notiz Text: eine Notiz für Sie und Ihre Kollegen',
    '#an anna: der Fall geht an eine Kollegin oder einen Kollegen',
    '#warten 5d: in fünf Tagen wieder vorlegen (auch 24h, 3 Tage, 2 Wochen)',
    '#geschenk 10 EUR Gutschein: festhalten, was Sie dem Kunden geschenkt haben',
    '#geschenk zurück: vertippt? Das nimmt zurück, was in diesem Fall zuletzt festgehalten wurde',
    '#thema Erstattung, #stimmung unzufrieden: berichtigen, was Kulanz gelesen hat; es lernt daraus',
    '#vip: dieser Kunde ist besonders wichtig',
    '#senden: eine angehaltene Antwort so abschicken, wie sie ist',
  ],
  en: [
    '#close: the case is done',
    '#note text: a note for you and your colleagues',
    '#assign anna: the case goes to a colleague',
    '#wait 5d: bring it back in five days (also 24h, 3 days, 2 weeks)',
    '#gift 10 EUR voucher: note what you gave the customer',
    '#gift undo: mistyped? This takes back what was noted last in this case',
    '#topic refund, #mood unhappy: correct what Kulanz read; it learns from it',
    '#vip: this customer matters most',
    '#send: send a reply that is held as it is',
  ],
};

export const COMMAND_WHY: Readonly<Record<UiLanguage, Why>> = {
  de: {
    unknown: 'diesen Befehl gibt es nicht',
    'no-such-person': 'diese Person steht nicht in der Konfiguration',
    'no-such-time': 'diese Zeitangabe ist nicht verständlich',
    'no-such-topic':
      'Themen sind Erstattung, Beschwerde, Lieferung, Schaden, Zahlung, Kündigung, Zugang, Provision, Sonderwunsch, Frage, Lob',
    'no-such-mood': 'Stimmungen sind sehr unzufrieden, unzufrieden, neutral und zufrieden',
    'nothing-given': 'dahinter fehlt eine Angabe',
    'not-alone':
      'der Befehl steht allein: er schickt die angehaltene Antwort so ab, wie sie ist. Neue Worte gehen ohne ihn hinaus',
    'too-much': 'dahinter steht zu viel; was der Kunde lesen soll, gehört in eine eigene Zeile',
    'no-amount': 'was das Geschenk wert ist, fehlt, zum Beispiel: #geschenk 10 EUR Gutschein',
    'no-currency': 'diese Währung gibt es nicht, zum Beispiel: #geschenk 10 EUR Gutschein',
    'other-currency':
      'Geschenke werden in der Währung von goodwill.yaml festgehalten: Bitte rechnen Sie den Betrag um',
    negative:
      'ein Geschenk ist nie weniger als 0 wert. Zurücknehmen lässt sich das letzte mit #geschenk zurück',
    'no-gift': 'in diesem Fall ist kein Geschenk festgehalten',
    'too-dear': 'das ist mehr als 10.000, vielleicht ein Tippfehler',
  },
  en: {
    unknown: 'there is no such command',
    'no-such-person': 'this person is not in the configuration',
    'no-such-time': 'this time is not clear',
    'no-such-topic':
      'topics are refund, complaint, delivery, damaged, payment, cancellation, access, commission, special request, question, praise',
    'no-such-mood': 'moods are extremely unhappy, unhappy, neutral and happy',
    'nothing-given': 'something is missing after it',
    'not-alone':
      'it stands alone: it sends the held reply as it is. New words go out without it, on their own',
    'too-much':
      'too much stands after it; what the customer is to read belongs on a line of its own',
    'no-amount': 'it does not say what the gift is worth, for example: #gift 10 EUR voucher',
    'no-currency': 'there is no such currency, for example: #gift 10 EUR voucher',
    'other-currency': 'gifts are noted in the currency of goodwill.yaml: please convert the amount',
    negative: 'no gift is worth less than 0. To take the last one back: #gift undo',
    'no-gift': 'no gift is noted in this case',
    'too-dear': 'that is more than 10,000, perhaps a typing error',
  },
};
