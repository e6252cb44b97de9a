import type { UiLanguage } from '../config.ts';
import type { Problem, Unknown } from './commands.ts';

const HELP: Readonly<Record<UiLanguage, string>> = {
  de: `Befehle stehen in den ersten Zeilen Ihrer Antwort und beginnen mit #. Der Kunde sieht sie nie.

#erledigt             schließt den Fall; was darunter steht, geht noch an den Kunden
#notiz Ihre Worte     hält etwas zum Fall fest; der Kunde erfährt davon nichts
#notiz                allein in der Zeile: Ihre ganze Mail ist die Notiz, nichts geht hinaus
#an anna              gibt den Fall an Anna weiter
#warten 5d            legt den Fall fünf Tage beiseite; auch: 24h, 3 Tage, 2 Wochen
#geschenk 10 EUR Gutschein
                      hält fest, was Sie dem Kunden geschenkt haben
#thema Erstattung     berichtigt das Thema; auch mehrere: Erstattung, Lieferung
#stimmung unzufrieden berichtigt die Stimmung: sehr unzufrieden, unzufrieden, neutral, zufrieden
#vip                  dieser Kunde ist besonders wichtig; #vip nein nimmt es zurück
#senden               sendet eine zurückgehaltene Antwort, so wie sie ist

Aus #thema und #stimmung lernt Kulanz: Ähnliche Mails schätzt es gleich so ein wie Sie.
Steht unter den Befehlen nichts weiter, bekommt der Kunde keine Mail.`,
  en: `Commands are the first lines of your reply and begin with #. The customer never sees them.

#close                closes the case; what stands below it still goes to the customer
#note your words      keeps a note with the case; the customer doesn't learn of it
#note                 alone in its line: your whole mail is the note, nothing is sent
#assign anna          gives the case to Anna
#wait 5d              puts the case aside for five days; also: 24h, 3 days, 2 weeks
#gift 10 EUR voucher  notes what you gave the customer
#topic refund         corrects the topic; several too: refund, delivery
#mood unhappy         corrects the mood: extremely unhappy, unhappy, neutral, happy
#vip                  this customer matters most; #vip no takes it back
#send                 sends a reply that was held back, as it is

Kulanz learns from #topic and #mood: it judges similar mails as you do, at once.
When nothing stands below the commands, the customer gets no mail.`,
};

const PROBLEMS: Readonly<Record<UiLanguage, Readonly<Record<Problem, string>>>> = {
  de: {
    unknown: 'Diesen Befehl gibt es nicht.',
    'no-person': 'Hier fehlt, an wen: zum Beispiel #an anna',
    'bad-duration': 'Hier fehlt, wie lange: zum Beispiel #warten 5d',
    'empty-note': 'Die Notiz ist leer: Schreiben Sie sie dahinter oder darunter.',
    'no-topic':
      'Dieses Thema gibt es nicht: zum Beispiel #thema Erstattung. Es gibt Erstattung, Beschwerde, Lieferung, Schaden, Zahlung, Kündigung, Zugang, Provision, Sonderwunsch, Frage, Lob.',
    'no-mood':
      'Diese Stimmung gibt es nicht: sehr unzufrieden, unzufrieden, neutral oder zufrieden, zum Beispiel #stimmung unzufrieden',
    'too-many-words':
      'Hinter diesem Befehl steht zu viel: Was der Kunde lesen soll, gehört darunter.',
    'no-amount': 'Hier fehlt, was es wert ist: zum Beispiel #geschenk 10 EUR Gutschein',
    'no-currency': 'Diese Währung gibt es nicht: zum Beispiel #geschenk 10 EUR Gutschein',
    'too-dear': 'Das ist mehr als 10.000: vielleicht ein Tippfehler?',
  },
  en: {
    unknown: 'There is no such command.',
    'no-person': 'It does not say to whom: for example #assign anna',
    'bad-duration': 'It does not say how long: for example #wait 5d',
    'empty-note': 'The note is empty: write it behind the command or below.',
    'no-topic':
      'There is no such topic: for example #topic refund. There are refund, complaint, delivery, damaged, payment, cancellation, access, commission, special request, question, praise.',
    'no-mood':
      'There is no such mood: extremely unhappy, unhappy, neutral or happy, for example #mood unhappy',
    'too-many-words':
      'Too much stands behind this command: what the customer is to read belongs below it.',
    'no-amount': 'It does not say what it is worth: for example #gift 10 EUR voucher',
    'no-currency': 'There is no such currency: for example #gift 10 EUR voucher',
    'too-dear': 'That is more than 10,000: perhaps a typing error?',
  },
};

/** The list of commands, for a human who mistyped one. */
export function commandHelp(ui: UiLanguage): string {
  return HELP[ui];
}

/** Why a command was not obeyed, in one line. */
export function explainUnknown(unknown: Unknown, ui: UiLanguage): string {
  return `${unknown.line.slice(0, 200)}: ${PROBLEMS[ui][unknown.problem]}`;
}
