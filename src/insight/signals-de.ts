// German: mood, what escalates, threats, loyalty. Data only; see signals.ts for the shape.
import type { MoodSignals, ThreatSignals, ValueSignals } from './signals.ts';

/** "Falls sich niemand meldet": nobody has failed to answer yet. In "wenn ich anrufe, meldet sich niemand" they have. */
const NO_ANSWER_YET = `falls|wenn|sofern|sollte|bevor|ehe sich|mir|uns|hier|darauf|dazu? niemand|keiner .. meldet|melden|antwortet|antworten|reagiert|reagieren,
      falls|sofern|sollte|sollten ich|wir .. keine|keinerlei antwort|rückmeldung|reaktion|nachricht, wenn ich|wir keine|keinerlei antwort|rückmeldung|reaktion|nachricht,
      wenn ich|wir bis|heute|morgen|bald .. keine antwort|rückmeldung|reaktion|nachricht`;

export const GERMAN_MOOD: MoodSignals = {
  mood: [
    [
      -3,
      `unverschämt*, frechheit*, dreist*, katastroph*, skandal*, bodenlos*, unzumutbar*, zumutung, widerlich*,
      zum kotzen, kotzt, scheiß*, verarsch*, schnauze voll, nase voll, hals .. voll, reicht mir, reichts, es reicht,
      reicht es mir, reicht es jetzt, stinksauer, stocksauer, stinkwütend, wütend*, fassungslos, unfassbar,
      ungeheuerlich*, abzocke*, betrug, betrüger*, betrogen, betrügen, saftladen, sauladen, drecksladen,
      schweinerei, sauerei, das letzte, unter aller sau, unter aller kanone, grottenschlecht*, miserabel, miserable*,
      lächerlich*, armutszeugnis, inkompetent*, unseriös*, für dumm verkauf*, entsetzt, empört, empörend, horror,
      verscheißer*, eine schande, geht gar nicht, platzt .. kragen, hochgradig unprofessionell*, 😡, hanebüchen*,
      so .. noch nie erlebt, schlimmste*, wut, zorn*, dreck, dreckig*, arglistig*, unglaublich dreist, hochgradig*, beleidig*, drohe, schamlos*, unterirdisch*, zum davonlaufen, verdammte*, verdammt noch mal, verflucht*, himmelherrgott, vollidiot*, ganz dicht, schäm*, schande, unfähig*, warm anziehen, mir platzt, bin ich bedient, bin bedient, restlos bedient, untergejubelt, wucher*, abgezockt, 🤬, asozial*, hohn, unterste schublade, an der nase herum*`,
    ],
    [
      -2,
      `sauer, verärger*, ärgere, ärgert, geärgert, enttäusch*, unzufrieden*, schlecht*, mangelhaft*, peinlich*,
      frustrier*, frust, genervt, nervt, nervig*, kein verständnis, null verständnis, inakzeptabel, unakzeptabel,
      nicht akzeptabel, nicht hinnehm*, nicht in ordnung, nicht okay, kann .. nicht sein, so geht .. nicht,
      keine reaktion, keinerlei reaktion, keinerlei antwort, nie .. antwort, niemand .. meldet, niemand .. antwortet,
      niemand .. reagiert, meldet sich .. niemand, reagiert .. niemand, antwortet .. niemand, keiner .. meldet,
      ignorier*, vertröst*, abgewimmelt, abwimmeln, hingehalten, hinhalten, leere versprech*, schlamp*,
      minderwertig*, schrott, ramsch, faxen dicke, fasse es nicht, nicht zu fassen, nicht nachvollziehbar, ich glaube es nicht, hakt es, kopfschütteln, so einen umgang, null service, zu blöd, verlogen*, lüge, lügen, gelogen, belogen, unfreundlich*, patzig*, pampig*,
      unbrauchbar*, wertlos*, verschwendung, vertrauen .. verloren, verzweif*, arrogant*, respektlos*, unprofessionell*,
      im stich gelassen, niemand .. zuständig, keine lust mehr, keinen bock, reine schikane, abgespeist,
      wie ein bittsteller, angeschnauzt, angeschrien, abgekanzelt, aufgelegt, befremdlich*, geschäftspraktiken, sinnlos*, traurig*, zermürb*, leid ständig, keine ahnung was sie, null antwort, null reaktion, funkstille, schweigen, ärger mit, richtig ärger*, gärgert, verärgert*, hingehalten, im regen stehen, allein gelassen, alleingelassen, dumm dasteh*, erbärmlich*, dürftig*, verhöhn*, nicht ernst genommen, trotz kündigung, trotzdem .. abgebucht, trotz zahlung, keinerlei, 😠, 😤, 😭, kann doch nicht wahr sein, darf .. nicht wahr sein, ewig*, wochenlang*, monatelang*, unverständlich*,
      wird .. immer schlimmer, zum haare raufen, unmögliches verhalten, verhalten .. unmöglich, dumme ausrede*, ausreden`,
    ],
    [
      -1.3,
      `schade, ärgerlich*, scherben, sprung, riss, gerissen, abgebrochen, gebrochen, abgefallen, auseinandergefallen, löst sich, lösen sich, franst*, verformt*, verbeult*, eingedrückt*, durchgeweicht*, durchnässt*, aufgeplatzt*, verklebt*, undicht*, vertrocknet*, welk*, kommt nichts, kam nichts, nichts .. gekommen, nicht gekommen, gekommen ist nichts, verschwunden, vergeblich, erfolglos, zweimal .. abgebucht, doppelt .. abgebucht, zweimal .. berechnet, zweimal belastet, immer noch .. offen, noch immer .. offen, längst, überfällig, nachgelassen, schwarzer bildschirm, schwarzen bildschirm, eingefroren*, reagiert nicht, reagiert .. nicht, nicht reagiert, gsprunga, befremd*, rückschritt, kein vergleich zu früher, nie erhalten, nie bekommen, nie bestellt, 😢, 😞, 🙁, ☹, bedauerlich*, kaputt*, defekt*, beschädigt*, zerbrochen*, zerkratzt*, zerrissen*,
      gesprungen*, nicht angekommen, nie angekommen, nicht erhalten, nichts erhalten, nicht bekommen, nichts bekommen,
      nicht geliefert, nicht eingetroffen, nichts angekommen, nichts gehört, nichts passiert, immer noch nicht, sollte .. hier sein, sollte .. da sein, sollte .. angekommen sein, sollte .. ankommen, hätte .. ankommen sollen, hätte .. da sein sollen, sollten .. da sein, tag nach, tage nach, tage zu spät, zu spät, hängen geblieben, macht .. nur noch, geht nicht mehr, läuft nicht mehr, funktioniert .. nicht mehr, geht .. nicht an, tropft, wackelt, klappert, klackert, qualmt, leckt, rostet, rost, noch immer nicht, immer noch nichts,
      noch immer nichts, warte immer noch, keine antwort, keine rückmeldung, doppelt abgebucht, doppelt berechnet,
      zweimal abgebucht, zu spät, verspätet*, hilflos, umständlich*, stinkt, beschwer*, reklam*, nicht zufrieden*,
      nicht überzeug*, gefällt .. nicht, gefallen .. nicht, ausgelaufen*, verschimmelt*, schimmel, verdorben*, zerdrückt*,
      nicht schön, nicht gut, nicht toll, verloren gegangen, ungerecht*, unfair*, unangenehm*, rausgeworfen*, ungeduldig,
      seit wochen, seit monaten, nicht gerade, keine hilfe, wenig hilfreich*, nicht mehr bestell*, enttäuschung`,
    ],
    [
      -0.8,
      `leider, zu klein, zu groß, zu eng, zu kurz, zu lang, zu dünn, zu dunkel, lag neben, statt des, statt der, nicht gepolstert, nicht mal, nicht mehr, was muss ich tun, fehlt, fehlen, fehlte, falsche*, falsch, funktioniert .. nicht, funktionieren .. nicht, geht .. nicht, klappt .. nicht,
      lässt sich .. nicht, komme .. nicht rein, nicht öffnen, noch nicht, verzögerung*, sorge, sorgen, problem*, fehler*,
      fehlerhaft*, unklar, verwirr*, komplizier*, mahnung*, vermisse, warte seit, warten seit, warte schon, verwundert, wundert mich,
      wundere mich, passt .. nicht, umgehend, unverzüglich, sofort, ungern, riecht, stört, verstehe .. nicht, blöd*, doof*, mist, drückt`,
    ],
    [
      0,
      `${NO_ANSWER_YET},
      freundlichen grüßen, freundliche grüße, freundlichem gruß, freundlich grüßt, freundlichst, freundlicher gruß, nicht schlimm aber, nicht schlimm, kein drama, kein beinbruch, macht nichts, nicht weiter tragisch, freundlichen gruß, schöne grüße, schönen gruß,
      liebe grüße, beste grüße, beste grüsse, besten gruß, herzliche grüße, viele grüße, schönen tag, schönen abend, schöne woche,
      schönen feierabend, schönes wochenende, guten tag, guten morgen, guten abend, gute zeit, alles gute, im voraus, danke vorab,
      dank vorab, vielen dank im voraus, herzlichen dank im voraus, schon mal danke, danke schon mal, danke schonmal,
      freue mich auf .. antwort, freue mich auf .. rückmeldung, freue mich von ihnen, freuen uns auf .. antwort,
      würde mich .. freuen, würden uns .. freuen, würde ich mich .. freuen, wäre schön, wäre toll, wäre super, wäre klasse, wäre prima, wäre nett, wäre gut,
      wäre perfekt, wäre ich dankbar, wäre ich .. dankbar, wäre dankbar, wäre lieb, so gut wie, gute besserung, viel spaß, gar kein problem, kein problem, keine probleme, keine sorge, keine eile,
      kein stress, kein fehler, kein ärger, warte gern, warten gern, warte gerne, warten gerne, gern warten, eilt nicht, eilt überhaupt nicht, drängt nicht, hat zeit, hat keine eile, nicht eilig, lassen sie sich zeit, lasst euch zeit, in aller ruhe, schönen sonntag, nicht schlimm, halb so schlimm, nicht weiter schlimm, nicht schade, bei problemen,
      falls es probleme, falls probleme, fragen oder probleme, ob .. gut ist, gut für, gibt es .. probleme, besteht das problem, sofortüberweisung,
      sofort lieferbar, sofort verfügbar, ab sofort, sofort wieder, sofort verliebt, schlechte verbindung, schlechtes wetter, schlechtem wetter, schlechte augen, wie gut, gut aufgehoben,
      also gut, na gut, nun gut, gut und schön, schön und gut, nett gemeint, freundlich formuliert, besser nicht, nett von ihnen wenn`,
    ],
    [
      0.5,
      `bedanke, dankeschön, grüße aus, hoffe .. gut, bitte entschuldigen, entschuldigung für die störung, lieb*grüße, nicht schlecht, 👍, 🙂`,
    ],
    [0.3, `danke, dank`],
    [
      1,
      `gut, gute, guten, guter, gutes, zuverlässig*, kompetent*, hilfreich*, nett, nette, netten, netter, nettes, freundlich*, dankbar*, schnelle hilfe, schnelle antwort, problemlos*, reibungslos*, einwandfrei*, ohne probleme, mag ich, mögen wir, gefällt mir, gefällt uns, gefallen uns, gefallen mir, hübsch*, gespannt, vorfreude, neugierig, jederzeit wieder, jedes mal wieder, bleibe ihnen treu, bleiben ihnen treu, bleibe euch treu, immer gerne bei, kommen wieder, mit freude, nie enttäuscht, noch nie enttäuscht, nie .. enttäuscht, tadellos*, läuft wie am schnürchen, schatz, schnucklig*, anstandslos`,
    ],
    [
      2,
      `toll*, super, klasse, prima, wunderbar*, wunderschön*, perfekt*, freude, freue mich, freut mich, freuen uns, gefreut, glücklich*, zufrieden*,
      schön, schöne, schönen, schöner, schönes, lecker*, köstlich*, herzlichen dank, tausend dank, lieben dank, danke für die schnelle*, danke für den tollen,
      weiterempfehl*, empfehle, empfehlen kann, loben, ein lob, großes lob, lobend*, gerne wieder, immer wieder gern*, immer wieder bestell*, schnell geliefert, schnelle lieferung,
      superschnell*, schnell da, weiter so, kompliment*, hilfsbereit*, 5 sterne, fünf sterne, gelungen*, liebevoll*, zauberhaft*, rasend schnell, blitzschnell*,
      ein dickes danke, freudig*, genial*, top, spitze, ❤️, 😊, 😍, unglaublich gut*, unglaublich schön*, unglaublich lecker*, unglaublich freundlich*, unglaublich schnell*, wahnsinnig gut*, noch nie so gut*, verdammt gut*, verdammt lecker*, saugut*, saulecker*, mega*, mit abstand, allerbeste*, schönste, schönsten, besten .. je, weichsten, leckersten, so geht kundenservice, so geht service, so stellt man sich service, nirgends so gut, das nenne ich, vorbild, ein traum, hammer, der hammer, herzlichst, herzlich, herzlichen, fünf sterne bewertung, alle haben gefragt, gäste .. gefragt, verliebt, gerettet, strahlt, gestrahlt, schwärm*, wohlgefühlt`,
    ],
    [
      3,
      `begeistert*, begeisterung, hervorragend*, fantastisch*, phantastisch*, großartig*, erstklassig*, weltklasse, spitzenmäßig*, traumhaft*, überglücklich*,
      überwältigt, sehr zufrieden*, rundum zufrieden*, vollkommen zufrieden*, absolut zufrieden*, hut ab, das beste, die besten, der beste, die beste, sensationell*, herausragend*, vorbildlich*, ganz großes lob, einfach klasse, einfach toll, einfach super`,
    ],
  ],
  escalations: {
    insult: `idiot*, deppen, depp, vollpfosten, lügner*, verbrecher*, gauner*, halsabschneider*, arsch, arschl*, wichser, penner,
      dilettant*, versager*, betrügerpack, pack, saftladen, sauladen, drecksladen, saubande, saubären, trottel, vollidiot*, ganz dicht, hirnlos*, hornochsen, pfeifen, schnarchnasen, unfähiger haufen, verbrecherbande, bande, banausen, ihr seid .. betrüger*|verbrecher*|abzocker*|gauner*|lügner*, sie sind .. betrüger*|verbrecher*|abzocker*|gauner*|lügner*, bescheuert*, leckt mich,
      leck mich, schwachmaten, verarschen, verarscht, beklopp*, unfähig*, zu blöd, zu dumm, zu dämlich, scheißladen, scheißverein, sauhaufen, hühnerhaufen, drecksverein, schlafmützen, stümper*, abzocker*, affenladen, kasperverein, klitsche`,
    fraud: `betrug, betrüger*, betrogen, betrügen, abzocke*, abgezockt, fakeshop, fake shop, scam, unterschlag*, über den tisch gezogen, kriminell*, machenschaften,
      arglistig*, erschlichen, diebstahl, geklaut, klaut, bestohlen, wucher, veruntreu*`,
    ultimatum: `letzte warnung, letzte mahnung, letzte frist, letzte chance, letzte aufforderung, letztmalig*, letzter versuch, zum letzten mal, ein letztes mal,
      setze .. frist, setzen .. frist, nachfrist, gebe ihnen .. bis, gebe euch .. bis, haben sie zeit bis, habt ihr zeit bis, haben zeit bis, frist von, frist bis, 24 stunden zeit, 48 stunden zeit, fordere sie .. auf,
      fordere ich sie, fordern wir sie, sonst werde ich, sonst werden wir, sonst sehe ich, sonst schalte, sonst gehe ich, sonst hole ich, sonst lasse ich, sonst melde ich, sonst knallt, sonst bin ich, sonst muss ich,
      sonst war ich, andernfalls, anderenfalls, ansonsten werde, ansonsten sehe, ansonsten schalte, ansonsten gehe ich, ansonsten bin ich, ansonsten muss ich, nach ablauf .. frist, fruchtlos*, entweder .. oder, gebe ihnen noch, gebe euch noch, haben noch .. zeit, wehe, sehe ich mich gezwungen, sehe mich gezwungen, sehen wir uns gezwungen, zwingen sie mich`,
    repeated: `zum zweiten mal, zum dritten mal, zum vierten mal, zum fünften mal, zum sechsten mal, zum wiederholten mal*, zum wiederholten male, zum x ten mal, zum xten mal, zum hundertsten mal, zum 2 mal, zum 3 mal, zum 4 mal, zum 5 mal,
      schon wieder, zweite mail, dritte mail, vierte mail, fünfte mail, sechste mail, dritten mail, vierten mail, dritte e mail, vierte e mail, 3 mail, 4 mail, 5 mail, dritte nachricht, vierte nachricht, fünfte nachricht, dritte anfrage, zweite reklamation, dritte reklamation, dritter versuch, vierter versuch,
      mehrfach .. geschrieben, mehrmals .. geschrieben, mehrfach .. angerufen, mehrmals .. angerufen, mehrfach .. kontakt*, mehrfach gemailt, wiederholt .. geschrieben, trotz mehrfach*, trotz mehrmalig*, trotz zweimalig*, trotz dreimalig*, wiederholt .. gebeten, schon dreimal, schon zweimal, schon viermal, bereits dreimal, bereits zweimal, bereits viermal, bereits mehrfach, bereits mehrmals,
      keine antwort, keine reaktion, keinerlei reaktion, keine rückmeldung, niemand .. antwortet, niemand .. reagiert, antwortet .. niemand, antwortet mir .. keiner, keiner .. antwortet, meldet sich .. niemand, meldet sich .. keiner, niemand .. meldet, geht .. niemand ran, geht .. keiner ran, nie .. antwort, nicht .. geantwortet, nicht reagiert, ignorier*, stellt euch tot, stellen sie sich tot, immer wieder vertröst*, vertröst*, aufgelegt, dreimal .. vertröst*, drei mal .. gebeten, dreimal .. gebeten, drei mails, vier mails, fünf mails, vier anrufe, drei anrufe, fünf anrufe, drei anrufe hin, null antwort, funkstille, jedes mal .. anderer|andere|ausrede, am .. geschrieben .. am, zum dritten mal nach`,
    sarcasm: `na toll, na super, na bravo, na klasse, ja super, bravo, dank für nichts, danke für nichts, dank für gar nichts, danke für gar nichts, für ihr bisheriges schweigen, danke ich ihnen .. erleichtert, so stellt man sich, läuft bei euch, läuft bei ihnen, wahnsinnsservice, spitzenservice, glanzstück, sie haben es geschafft, ihr habt es geschafft, habt es .. geschafft, haben es tatsächlich, ganz großes kino, großes kino, ganz großes tennis, tolle leistung, reife leistung, starke leistung, meisterleistung, herzlichen glückwunsch, gratulation, gratuliere, applaus, glanzleistung, schönen dank auch, das muss man erst mal schaffen, muss man erstmal schaffen, da kommt freude auf, sehr witzig, toller service, toller laden, super laden, schöner laden, toller kundenservice, toll gemacht, ganz toll gemacht, respekt dafür`,
    'never-again': `nie wieder, nie mehr, niemals wieder, letzte bestellung, letztes mal, das letzte mal, verlieren mich als kund*, mich als kund* .. los, als kunden los, als kundin los, als kunde verloren, sehen mich nicht wieder, nicht mehr wieder, rate .. ab, finger weg, keinen cent mehr, kundenkonto löschen, konto .. löschen`,
  },
  harmless: `${NO_ANSWER_YET},
    zum .. mal .. bestell*, zum .. mal .. kauf*, zum .. mal bei ihnen, zum .. mal bei euch, bestell* .. zum .. mal, kauf* .. zum .. mal, schon wieder .. freude, schon zweimal bestellt, schon dreimal bestellt, bereits mehrfach bestellt, bereits mehrmals bestellt, schon mehrfach bestellt, bereits zweimal bestellt,
    glückwunsch zum, glückwunsch zur, glückwünsche zum, gratulation zum, gratulation zur, gratuliere zum, gratuliere zur, gratuliere ihnen zum, gratuliere euch zum, nie wieder etwas anderes, nie wieder was anderes, nie mehr etwas anderes, nie wieder ohne, nie mehr ohne, nie mehr missen, nie wieder hergeben, nie mehr hergeben, nie wieder kalte, nie wieder woanders, nie mehr woanders, nie wieder stau*, letzte mal, letzte bestellung kam, letzte bestellung war, letzten bestellung, meine letzte bestellung, beim letzten mal, keine antwort nötig, keine antwort erforderlich, das letzte mal war, das letzte mal hat*, newsletter, entschuldigung dass ich schon wieder, nie .. ignorier*`,
  negators: `nicht, kein, keine, keinen, keinem, keiner, nie, niemals, ohne, weder, kaum, wenig, nichts, alles andere als, null`,
  negatorUndo: `nur, zuletzt, bloß`,
  intensifiers: `sehr, extrem, total, absolut, völlig, wirklich, richtig, echt, äußerst, zutiefst, maßlos, unglaublich, so, dermaßen, komplett, mehr als, besonders, ganz`,
  carriers: `dhl, hermes, dpd, gls, ups, fedex, post, postbote, bote, paketbote, zusteller, paketdienst, lieferdienst, fahrer, spedition, packstation, nachbar, nachbarn, nachbarin, postfiliale, bank`,
  you: `sie, ihr, ihre, ihren, ihrem, ihrer, ihnen, euch, euer, eure, eurem, euren, du, dir, dein, deine, saftladen, laden, kundenservice, service, shop, firma`,
  foreignFraud: `phishing, jemand, meine karte, meine kreditkarte, meinem namen, fremde, gefälscht*, verdächtig*, spam, betrugsversuch*, betrugsmail*, opfer von, echt ist, von ihnen stammt, kommt die von ihnen, kommt das von ihnen`,
};

const LAWYER =
  'anwalt|anwältin|rechtsanwalt|rechtsanwältin|fachanwalt|anwaltskanzlei|rechtsbeistand|anwälte';
const MINE =
  'mein|meinen|meinem|meiner|meine|unser|unseren|unserem|unserer|unsere|einen|eine|einem|einer|den|dem|der|die';

export const GERMAN_THREATS: ThreatSignals = {
  threats: {
    public: `bekommen|bekommt|kriegen|kriegt|erhalten .. bewertung|rezension .. verdien*|entsprechend*, bewertung|rezension die sie verdien*, bewertung|rezension die ihr verdient,
      werde|werden|würde .. bewertung|rezension|bewertungen|rezensionen .. schreiben|abgeben|hinterlassen|veröffentlichen|posten|verfassen|geben|absetzen|einstellen,
      schreibe|verfasse|poste|veröffentliche|hinterlasse .. bewertung|rezension|bewertungen, bewertung|rezension .. fällt|wird .. entsprechend*|vernichtend*|deutlich|aus,
      schlechte|negative|vernichtende|entsprechende|ehrliche bewertung|rezension|bewertungen|rezensionen, bewerte .. entsprechend|negativ|schlecht, werde .. entsprechend|negativ|schlecht .. bewerten, 1 stern, 1 sterne, null sterne, 0 sterne, ein stern bewertung, einen stern .. geben|vergeben|bewert*, gebe|vergebe .. einen|1|null|0 stern|sterne,
      werde|werden|würde .. trustpilot|facebook|instagram|youtube|tiktok|twitter|kununu|blog|foren|forum|gruppen, auf|bei trustpilot|facebook|instagram|youtube|tiktok|twitter|google|x .. lesen|nachlesen|posten|teilen|berichten|veröffentlichen|schreiben|bewerten|erfahren|landen|stellen,
      teile|poste|stelle|schreibe|berichte .. auf|bei|in trustpilot|facebook|instagram|youtube|tiktok|twitter|google|x|meinem|meiner|allen|foren|netz|internet|whatsapp,
      öffentlich mache*, mache .. öffentlich, geht .. öffentlichkeit, gehe .. öffentlichkeit, an die öffentlichkeit, wende mich .. presse|zeitung|medien|fernsehen|redaktion|rundfunk, presse|zeitung|lokalzeitung|lokalredaktion|lokalpresse|medien|redaktion|verbrauchermagazin .. einschalten|eingeschaltet|informier*|wenden|interessier*|gewandt|weitergeben|melden, gehe .. an die presse, gehe .. zur presse|zeitung,
      schalte .. presse|medien .. ein, jeder|alle|jede|welt|leute|kunden .. sollen|soll|werden|wird .. wissen|erfahren|lesen|hören|sehen, alle|alles|jeder|jedem|allen .. erfahren|erzähle|erzählen|wissen, erzähle .. jedem|allen, werde .. erzählen, werde .. warnen, warne .. vor ihnen|euch|diesem|ihrem, andere .. warnen, alle .. warnen, rate .. allen|jedem|freunden|kollegen .. ab, werde .. abraten, shitstorm,
      folgen mir auf, abonnenten, mache eine story, story über euch|sie|euren|ihren, mein profil, in meinem blog, auf meinem blog, mein blog, follower*, mein kanal, meinem kanal, mein podcast, meinen podcast, meinem podcast, screenshot|screenshots .. veröffentlich*|posten|teilen|online|stellen, geht viral, im internet .. berichten|schreiben|veröffentlichen|breittreten, im netz .. berichten|schreiben|veröffentlichen, stelle .. ins netz|internet, stelle .. online, mundpropaganda, weitererzähl*, herumerzähl*, rumerzähl*`,
    legal: `mein|meine|meinen|meinem|meiner|unser|unsere|unseren|unserem|unserer ${LAWYER}, ${LAWYER} .. einschalten|einzuschalten|eingeschaltet|beauftragen|beauftragt|übergeben|übergebe|hinzuziehen|konsultier*|nehmen|melden|aufsuchen|weiterleiten|prüfen|weitergeben|zuständig|freuen,
      schalte|beauftrage|nehme|konsultiere|kontaktiere .. ${LAWYER}, gehe|gehen|wende|geht .. zum|zu|an .. ${LAWYER}, hören|hört|hörst .. von .. ${LAWYER}, liegt beim anwalt, über|durch ${MINE} ${LAWYER}, bei .. ${LAWYER} .. übergeben,
      rechtliche|juristische|gerichtliche|weitere rechtliche schritte|mittel|konsequenzen|maßnahmen, rechtlichen|juristischen|gerichtlichen schritten|weg|mitteln, rechtlich .. vorgehen|vorzugehen|wehren|gegen sie, gehe .. rechtlich .. vor, rechtsweg, klage .. einreichen|erheben|einzureichen|erhoben, reiche .. klage, verklage*, sehen uns .. gericht, vor gericht .. gehen|ziehen|landen|bringen|wieder|sehen|klären|enden, vor gericht gehen|ziehen|bringen|landen|klären, ziehe .. vor gericht, gehe .. vor gericht, treffen uns .. gericht,
      anzeige .. erstatten|erstattet|stellen|erstatte|raus, erstatte .. anzeige|strafanzeige, strafanzeige, zeige|zeigen sie|euch .. an, werde .. anzeigen, polizei .. gehen|einschalten|anzeige|melden|anzeigen, gehe .. zur polizei, mahnbescheid, mahnverfahren, inkasso .. beauftrag*|übergeb*, rechtsschutz, rechtsschutzversicherung, einstweilige verfügung, verbraucherzentrale, verbraucherschutz, verbraucherschützer*, schlichtungsstelle, wettbewerbszentrale, gewerbeaufsicht*, ordnungsamt, bundesnetzagentur, datenschutzbehörde, datenschutzbeauftragten .. melden|beschwer*, schadensersatz|schadenersatz .. fordern|verlangen|geltend|klagen|vorbehalten, behalte mir .. rechtlich*|schadensersatz|klage, in verzug`,
    chargeback: `chargeback, charge back, werde|werden|lasse|lassen|würde|muss .. zurückbuchen|rückbuchen|zurückholen|zurückziehen|zurückrufen|rückgängig, buche .. zurück, rückbuchung .. veranlass*|beantrag*|einleit*|vornehm*|starten|anstoßen, veranlasse|beantrage|starte .. rückbuchung, zurückgebucht, zurückzubuchen,
      hole .. geld .. zurück, geld .. über paypal|bank|kreditkart*|visa|mastercard|klarna, geld .. zurückholen, lastschrift .. zurückgeben|zurückgehen|zurückgehn|zurück|widersprech*|widerruf*|platzen|zurückzugeben|stornieren, lastschrift|abbuchung|zahlung .. widersprech*|widersproch*|zurückgeb*|zurückholen|zurückrufen|zurückziehen|rückgängig|stornieren|anfechten, widerspreche .. lastschrift|abbuchung|zahlung,
      käuferschutz .. einschalten|nutz*|beantrag*|anspruch|einreich*|aktivier*|meld*|eingeschaltet|eröffn*|informier*|wenden|anrufen|regeln, schalte|nutze|beantrage|nehme|aktiviere|bemühe .. käuferschutz, paypal|klarna|amazon .. fall|konflikt|streitfall|dispute|beschwerde .. öffn*|eröffn*|meld*|aufmach*|einreich*|aufgemacht, öffne|eröffne|mache|melde .. fall|konflikt|streitfall|dispute|beschwerde .. paypal|klarna|amazon, fall|konflikt|streitfall .. bei paypal|klarna|amazon .. öffn*|eröffn*|meld*|aufmach*|aufgemacht|gemeldet, paypal .. einschalten|eingeschaltet|melden|regeln|klären|gemeldet, schalte .. paypal .. ein, melde .. paypal,
      bank .. zurückholen|zurückfordern|rückgängig|reklamier*|zurückbuchen|beauftrag*|zurückgeb*|sperren, kreditkart* .. reklamier*|zurückfordern|widersprech*|zurückholen|zurückbuchen|anfechten, mit .. bank .. rückabwick*`,
  },
  harmless: {
    public: `gute|positive|tolle|super|beste|schöne|nette|fünf|5|top bewertung|rezension|bewertungen, werde|werden .. gute|positive|tolle|super|beste|schöne|fünf|5|top .. bewertung|rezension|bewertungen, 5|fünf|4|vier stern|sterne, würde .. bewertung .. geändert|ändern, bewertung .. löschen|gelöscht|ändern|korrigieren, bewertung|rezension .. gelesen, bewertungen .. gelesen|gut|positiv*, wegen .. bewertungen, auf|über|bei|von instagram|facebook|youtube|tiktok|google .. gesehen|entdeckt|gefunden|aufmerksam|gestoßen, schlechte|negative bewertungen .. gelesen|gesehen|gefunden, weiterempfehl*, werde .. empfehlen, erzähle .. begeistert|gern*, allen erzählt wie|dass, jedem erzählt, schreibe einen blog über, blogge über, für meinen blog, kooperation, rezensionsexemplar*, mein kleiner blog, in meinem blog .. empfohlen|gelobt|vorgestellt, auf meinem kanal .. vorgestellt|gelobt|empfohlen`,
    legal: `ich bin anwalt|anwältin|rechtsanwalt|rechtsanwältin, bin selbst anwalt|anwältin|rechtsanwalt|rechtsanwältin, bin .. anwalt|anwältin|rechtsanwalt|rechtsanwältin von beruf, als anwalt|anwältin|rechtsanwalt|rechtsanwältin, ist anwalt|anwältin|rechtsanwalt|rechtsanwältin, geschenk .. anwalt|anwältin|rechtsanwalt, für meinen|unseren|meine|unsere anwalt|rechtsanwalt|anwältin|rechtsanwältin|anwälte, sein|seinen|ihr|ihren|ihrem|seinem anwalt, unsere|unserer|meine|meiner anwaltskanzlei, meiner kanzlei, rechtsschutzversicherung .. rechnung|bestell*|kündig*, bestelle für .. anwaltskanzlei, keine rechtlichen schritte, keinen anwalt, ohne anwalt, nicht mit .. anwalt, nicht gleich mit .. anwalt, polizei .. bestell*, arbeite .. verbraucherzentrale, arbeite .. polizei, bei der polizei arbeite*, strafanzeige gegen unbekannt, laut .. verbraucherzentrale, bei der verbraucherzentrale gelesen, verbraucherzentrale gelesen, datenschutzbeauftragte* ist, ihre anzeige, eure anzeige, anzeige gesehen, verbraucherschutz ministerium`,
    chargeback: `per|mit paypal bezahlt|gezahlt, rückbuchung .. erhalten|bekommen|eingegangen|bestätig*|gesehen|angekommen, rückbuchung ist, wann .. rückbuchung, meine bank hat .. zurückgebucht, versehentlich zurückgebucht, versehentlich .. zurückgebucht, aus versehen .. zurückgebucht, lastschrift .. mangels deckung, mit käuferschutz, gibt es .. käuferschutz, bieten sie .. käuferschutz, bereits zurückgebucht haben sie, haben sie .. zurückgebucht, keine rückbuchung`,
  },
};

export const GERMAN_VALUE: ValueSignals = {
  loyal: `stammkund*, treue kundin, treuer kunde, langjährig* kund*, seit jahren .. kund*, seit .. jahren .. kund*, kund* seit, kundin .. seit, kunde .. seit, seit .. jahren .. bestell*, bestelle seit, bestellen seit, bestelle .. seit jahren, kaufe seit, kaufen seit, seit jahren bei ihnen, seit jahren bei euch, seit vielen jahren, immer wieder bestell*, bestelle immer wieder, bestelle immer, immer bei ihnen bestell*, von anfang an dabei`,
  ordersOften: `zum .. mal .. bestell*, zum .. mal bei ihnen, zum .. mal bei euch, bestell* .. zum .. mal, meine .. bestellung bei, schon .. mal bestellt, dutzende bestell*, jeden monat .. bestell*, bestelle jeden monat, bestelle regelmäßig, regelmäßig bei ihnen, regelmäßig bei euch, unzählige bestell*`,
  refers: `weiterempf*, empfehle sie, empfehle euch, empfehle ihren, empfehle euren, empfohlen habe ich, habe sie .. empfohlen, habe euch .. empfohlen, freundinnen .. empfohlen, allen .. empfohlen, allen .. empfehlen, erzähle .. allen, allen .. erzähl*, meine freundin* .. bestell*, meine schwester .. auch bestell*, auf ihre empfehlung`,
};
