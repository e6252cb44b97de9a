// German: what a mail is about. Data only; see signals.ts. Complaint and praise also follow from mood.
import type { TopicSignals } from './signals.ts';

export const GERMAN_TOPICS: TopicSignals = {
  refund: [
    [
      3,
      `geld zurück, geld .. zurück, rückerstatt*, zurückerstatt*, erstatten, erstattet, erstattung, zurückzahl*, rückzahlung, kaufpreis .. zurück, zurück .. überweisen, zurücküberwiesen, gutschrift, geld .. wieder, betrag .. zurück, geld zurück garantie, zurückgezahlt`,
    ],
    [
      2,
      `zurückschicken, zurückgeschickt, zurücksenden, zurückgesendet, zurückgesandt, zurückgeben, zurückgegeben, schicke .. zurück, sende .. zurück, retoure*, retourn*, rücksend*, rückgabe*, rückschein, umtausch*, umtauschen, wertminderung, preisminderung, teilerstattung`,
    ],
    [
      1,
      `zu klein, zu groß, passt .. nicht, nicht mehr haben, garantie, widerruf*, gefällt .. nicht`,
    ],
  ],
  complaint: [
    [
      3,
      `beschwerde*, beschweren, beschwere, so geht .. nicht, unverschämt*, frechheit*, wie sie .. kunden, umgang mit kunden, kundenservice .. katastroph*, verhalten .. mitarbeiter*, mitarbeiter* .. unfreundlich*, unfreundlich*, am telefon .. angeschnauzt, unhöflich*, franst*, hinterfotzig*, geschäftspraktiken, wie ihr mit, wie sie mit, umgang mit, zu blöd, hotline, formular, betrüger*, abzocke*, so möchte ich .. nicht`,
    ],
    [
      2,
      `enttäusch*, unzufrieden*, verärger*, keine antwort, keine reaktion, keine rückmeldung, niemand .. meldet, niemand .. antwortet, niemand .. reagiert, meldet sich .. niemand, antwortet .. keiner, aufgelegt, abgewimmelt, vertröst*, warteschleife, mangelhaft*, schlechte qualität, billig verarbeitet, qualität .. nachgelassen, qualität .. schlecht*, minderwertig*, saftladen, armutszeugnis, ärger, ärgere, nie .. geantwortet, dauerwerbung, mit so etwas`,
    ],
    [1, `schade, reklam*, ärgerlich, service, inkompetent*, lächerlich*, schlecht*, schrott`],
  ],
  delivery: [
    [
      3,
      `wo bleibt, wo ist mein* paket, wo ist meine bestellung, wo ist meine lieferung, wo ist die ware, wann kommt, wann .. kommt|kommen|losgeht|da|geliefert, wann .. geliefert, wann .. verschickt, nicht angekommen, nie angekommen, noch nicht .. angekommen, noch nicht da, nicht geliefert, nichts angekommen, sendungsverfolgung, sendungsnummer, trackingnummer, tracking*, paketbote*, paket .. verschwunden, paket .. verloren, lieferzeit, liefertermin, lieferdatum, lieferadresse, lieferstatus, beim nachbarn abgegeben, packstation, zustellung, zugestellt, zustellversuch`,
    ],
    [
      2,
      `lieferung, geliefert, liefern, versand, verschickt, versendet, versandt, unterwegs, angekommen, eingetroffen, dhl, hermes, dpd, gls, ups, postbote, zusteller, warte .. auf .. paket, warte .. auf .. bestellung, warte .. auf .. ware, warte .. auf .. lieferung, wann .. losgeht, losgeht, sollte .. hier sein, sollte .. da sein, sollte .. ankommen, hängen geblieben, tag nach, tage zu spät, zu spät, wunschtermin, angekommen nach, ist nicht da, nicht da, kommt nicht, kam nicht, gekommen ist nichts, nichts gekommen, nicht liefern, statt des .. kam, statt der .. kam, falsche farbe, nachschicken, fehlt .., nicht erhalten, nicht bekommen, falsche adresse, fehlt, fehlen, lieferverzug, teillieferung, unvollständig, falscher artikel, falschen artikel, falsche ware, falsche größe geliefert, ins ausland, zoll`,
    ],
    [1, `paket, päckchen, sendung, spedition, erhalten, abgestellt, ware, briefkasten`],
  ],
  damaged: [
    [
      3,
      `zerbrochen*, beschädigt*, defekt*, kaputt*, zerkratzt*, zerrissen*, gesprungen*, ausgelaufen*, zerdrückt*, verschimmelt*, schimmel*, transportschaden, bruchstücke, scherben, in scherben, verbeult*, delle*, riss im, riss in, verdorben*, abgebrochen, gebrochen, funktioniert .. nicht mehr, geht nicht mehr an, geht nicht an, sprung, gsprunga, flammen, durchgebrannt, qualm*, lag neben, durchgeweicht*, auseinandergefallen, springt nicht an, lädt nicht, angeschlagen*, undicht*, leckt, verbogen*, eingerissen, durchnässt, aufgeplatzt`,
    ],
    [
      2,
      `schaden, macht .. nur noch, nicht mehr, garantie, klackert, klackern, mangel, mängel, ersatzteil*, ersatzlieferung, ersatz, kratzer, funktioniert nicht, funktioniert gar nicht, naht, löst sich, abgegangen, fleck*, macken, garantiefall, gewährleistung, ranzig, flackert, wackelt, tropft`,
    ],
    [1, `reklam*, gerissen, foto*`],
  ],
  payment: [
    [
      3,
      `rechnung*, überwiesen, überweisung*, mahnung*, doppelt abgebucht, doppelt berechnet, zweimal abgebucht, zweimal belastet, abgebucht, abbuchung*, kreditkarte*, lastschrift*, zahlungserinnerung, zahlungsart*, zahlungsweise, ratenzahlung, raten zahlen, zahlung*, zahlen mit, inkasso, umsatzsteuer, mehrwertsteuer, mwst, ust id, skonto, sepa, iban, vorkasse, auf rechnung, klarna, bankverbindung`,
    ],
    [
      2,
      `paypal, bezahlen, betrag, berechnet, gutscheincode*, gutschein .. nicht, rabattcode*, rabatt .. abgezogen, preis .. falsch, zu viel, kosten, konto belastet, zahlungsziel, steuernummer, buchung`,
    ],
    [1, `preis, bezahlt, konto, bank, gutschein*`],
  ],
  cancellation: [
    [
      3,
      `kündig*, gekündigt, gekündigt hatte, mitgliedschaft, nie bestellt, untergejubelt, storn*, widerrufe, widerruf, widerrufen, abbestell*, abo .. beenden, abonnement .. beenden, vertrag .. beenden, mitgliedschaft .. beenden, konto .. löschen, kundenkonto .. löschen, account .. löschen, bestellung .. rückgängig, nicht mehr verlänger*, nicht verlänger*, nehmen sie mich .. verteiler, abmelden, austragen, trete .. zurück, rücktritt, newsletter .. ab, newsletter .. abmelden, daten .. löschen`,
    ],
    [1, `abo, abonnement, mitgliedschaft, vertrag, newsletter, doch nicht`],
  ],
  'access-trouble': [
    [
      3,
      `einloggen, einzuloggen, log in, anmelden .. nicht, nicht .. anmelden, passwort*, kennwort*, zugangsdaten, zugangscode, zugang, freischalt*, freigeschaltet, download*, herunterlad*, runterlad*, herunterzuladen, downloadlink*, link .. nicht, link .. funktioniert, link abgelaufen, ebook* .. öffnen, e book* .. öffnen, datei .. öffnen, pdf .. öffnen, nicht öffnen, öffnet sich nicht, öffnen lässt, webinar*, video .. nicht, videos .. nicht, kein ton, ton .. nicht, login*, aktivierungs*, lizenzschlüssel, lizenzcode, komme .. nicht rein, nicht mehr rein, ausgesperrt, gesperrt, bildschirm .. schwarz, seite lädt, lädt nicht, kurs .. nicht, stream*, bestätigungsmail, zip`,
    ],
    [
      2,
      `ebook*, e book*, e books, pdf, onlinekurs*, online kurs*, kurs, video*, app, hörbuch*, abspiel*, kindle, tolino, ipad, tablet, browser, mitgliederbereich, kundenkonto`,
    ],
    [1, `computer, laptop, handy, link, datei, öffnen, internet`],
  ],
  commission: [
    [
      3,
      `provision*, affiliate*, partnerprogramm*, vertriebspartner*, empfehlungslink*, empfehlungsprämie, vermittlungsprämie, werbepartner*, partnerlink*, partner id, partnerkonto, auszahlung*, vermittelt*, tippgeber*, prämie für, werbeprämie`,
    ],
    [1, `partner, abrechnung, vertrieb`],
  ],
  'special-request': [
    [
      3,
      `sonderwunsch*, sonderanfertigung*, ausnahmsweise, ausnahme, gravur*, gravieren, als geschenk .. verpack*, geschenkverpackung, geschenkpapier, geschenkkarte, grußkarte, persönliche widmung, widmung, signiert*, mengenrabatt, großbestellung, größere menge, sammelbestellung, sponsor*, sponsoring, tombola, spende*, spenden, kooperation*, maßanfertig*, nach maß, personalisier*, individuell*, früher liefern, express*, ganz dringend bis, für unsere aktion, interview, rezensionsexemplar*, überraschung für, überrasch*, ungewöhnliche bitte, besondere bitte, kleine bitte, große bitte, ein anliegen der besonderen, gefallen tun, kleiner gefallen, einen gefallen, außer der reihe, statt der, anderen farbe, zurücklegen, reservieren, abholen, selbst abholen, selbstabholung, firmenfeier, weihnachtsfeier`,
    ],
    [1, `wunsch, wünsche, bitte um, zusätzlich, hochzeit*, geburtstag*, geschenk`],
  ],
  question: [
    [
      3,
      `habe eine frage, hätte eine frage, hätte .. frage, habe .. frage, habe mal eine frage, kurze frage, nur eine frage, frage zu, frage zum, frage zur, fragen zu, fragen zum, ich wollte fragen, wollte mal fragen, wollte nur fragen, mich interessiert, wüsste gern*, ich würde gerne wissen, würde gern wissen, können sie mir sagen, können sie mir verraten, könnten sie mir sagen, könnt ihr mir sagen, beraten, beratung, welche .. empfehlen, was empfehlen sie, welches .. besser, unterschied zwischen, passt .. zu, geeignet für, geeignet, ist das .. oder, ist diese mail, mail echt, kommt die von ihnen, wie lange .. haltbar, muss .. in den, fallen sie aus, fällt .. aus, verträglich, kompatibel, gibt es .. auch, gibt es, haben sie .. auch, haben sie auch, führen sie, habt ihr .. auch, wieder lieferbar, auf lager, vorrätig, wann .. wieder verfügbar, öffnungszeiten, haltbar, inhaltsstoffe, allergi*, maße, abmessungen, wie groß ist, wie lang ist, wie schwer ist, wie funktioniert, wie benutze, anleitung, kann man .. auch, muss ich .. beachten, liefern sie .. nach, liefert ihr .. nach, versenden sie .. nach`,
    ],
    [1, `frage, wie lange, welche, welcher, welches, wie, was kostet, ob`],
  ],
  praise: [
    [
      3,
      `großes lob, ein lob, lob aussprechen, loben, kompliment*, weiter so, hut ab, tausend dank, herzlichen dank für, vielen dank für die tolle*, vielen dank für den tollen, danke für den tollen, danke für die tolle*, danke für die schnelle*, einfach mal danke, nur danke sagen, wollte mich .. bedanken, möchte mich .. bedanken, möchte danke sagen, rundum zufrieden, begeistert*, mit abstand, hut ab, so geht kundenservice, so geht service, bleibe .. treu, jederzeit wieder, alles super, alles bestens, alles perfekt, so lecker, fünf sterne gegeben, sterne .. gegeben, gute bewertung, adresse gegeben, empfehle sie, empfehle euch, weiterempfehl*, so zufrieden, sehr zufrieden, macht weiter so, bleiben sie so, ihr seid .. toll*, ihr seid .. super, ihr seid .. klasse, ihr seid .. beste*, sie sind .. beste*`,
    ],
    [
      1,
      `toll*, super, klasse, wunderbar*, perfekt*, gefreut, freude, großartig*, fantastisch*, lecker*, danke`,
    ],
  ],
};
