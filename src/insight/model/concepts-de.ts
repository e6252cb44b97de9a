// German: words that mean the same thing to a shop, by what they mean. Data only; `concepts.ts` tells how
// the stars are read. Spelt as `normalize` writes them (ae, oe, ue, ss).

export const GERMAN_CONCEPTS: Readonly<Record<string, string>> = {
  me: 'ich mein meine meinen meinem meiner mir mich i meins',
  us: 'wir uns unser unsere unseren unserem unserer',
  shop: 'sie ihr ihnen euch euer eure eurem euren ihre ihren ihrem ihrer du dir dein deine laden shop firma unternehmen verein haus',
  intend:
    'werde werden wird will wollen muss muessen sehe gezwungen behalte vorbehalten naechster naechste schritt schritte sonst andernfalls ansonsten ggf notfalls bleibt',
  condition: 'wenn falls sollte sollten sofern solange ob ansonsten andernfalls sonst bis',
  deadline:
    'frist *frist bis spaetestens morgen freitag montag dienstag mittwoch donnerstag samstag heute stunden werktag* tagen letzte letztmalig letztmals endgueltig stichtag ultimatum',
  done: 'habe hab hat haben wurde worden war ist bereits schon laengst eingereicht raus unterwegs',
  lawyer:
    '*anwalt *anwaelt* anwalts* kanzlei* jurist* juristisch* rechtsbeistand rechtsschutz* advokat* syndikus notar',
  court:
    'gericht* *gericht amtsgericht* klage* klagen verklag* klagt *klage mahnbescheid* mahnverfahren gerichtlich* rechtlich* rechtsweg richter* einklag* vollstreck* schadensersatz schadenersatz verfahren',
  police:
    'polizei* strafanzeige* anzeige* anzeigen anzuzeigen zeige erstatte* erstatten kripo staatsanwalt* betrugsdezernat wache',
  authority:
    'verbraucherzentrale* verbraucherschutz* verbraucherschuetz* datenschutzbehoerde* aufsicht* behoerde* bundesnetzagentur gewerbeamt gewerbeaufsicht* ordnungsamt schlichtung* ombuds* wettbewerbszentrale dsgvo landesbeauftragt* konsumentenschutz* arbeiterkammer kammer seco abmahn* landesdatenschutz* gesundheitsamt veterinaeramt finanzamt',
  statute:
    'bgb paragraph* paragraf* gesetz* gesetzlich* widerrufsrecht* gewaehrleistung* verzug verzugs* rechtswidrig* agb anspruch ansprueche rechtslage',
  review:
    'bewertung* *bewertung *bewertungen rezension* *rezension bewerte* bewerten sterne stern *sterne google trustpilot trusted ekomi idealo ausgezeichnet erfahrungsbericht* portale portal bewertungsportal*',
  social:
    'facebook* insta* tiktok* youtube* twitter followe* abonnent* kanal blog* blogge* podcast* reel* story* video* whatsapp* gruppe *gruppe gruppen *gruppen forum foren reddit linkedin netz internet online oeffentlich* verein* stammtisch* community viral nextdoor',
  press:
    'zeitung* *zeitung presse* redaktion* *blatt blatt journalist* fernsehen tv sender radio rundfunk wiso mex marktcheck kontraste sat1 rtl swr ndr wdr mdr zdf orf srf kassensturz espresso beobachter reporter* magazin schlagzeile* leserbrief* anzeiger kurier',
  tell: 'erzaehl* weitererzaehl* berichte* berichten poste* posten teile teilen warne* warnen veroeffentlich* herum* rumsprechen spricht schreib* wissen erfahren hoeren lesen sehen abraten rate raten bekannt* freunde* freundin* kollegen kollegin* nachbar* familie screenshot* nachlesen mitlesen breittreten',
  bank: 'bank hausbank sparkasse volksbank raiffeisen* kreditkarte* visa mastercard amex karte kartenanbieter paypal* klarna* lastschrift* *lastschrift einzug* abbuch* bankberater* postfinance twint kreditinstitut zahlungsdienst*',
  reversal:
    'zurueckbuch* rueckbuch* zurueckhol* zurueckruf* zurueckzieh* rueckgaengig chargeback* kaeuferschutz* konflikt* streitfall fall dispute* reklamier* widersprech* widersproch* zurueckgeb* zurueckgehen rueckholung rueckgabe platzen zurueckfordern anfecht* rueckabwick* stornier* zurueckgezogen zurueckgebucht geholt ruecklastschrift* buche',
  fraud:
    'betrug* betrueg* betrog* abzock* abgezock* verarsch* gauner* schwindel* unserioes* fake* taeusch* arglist* irrefuehr* wucher* halsabschneider* diebe dieb klau* geklaut bestohlen scam* fakeshop* nepp* beschiss* ganov* masche hinters gelinkt veraeppel* luege* luegen* gelogen belogen versteckt* untergejubelt untergeschob*',
  insult:
    'idiot* saftladen sauladen drecks* scheiss* arsch* depp* trottel penner* pfeife* pfeifen dilettant* inkompetent* unfaehig* nichtskoenner clown* affen* hirn* bloed* dumm* drecksladen verein kasperl* lachnummer witz witzfigur* muell schrott* bloedsinn* schweinerei sauerei frech* unverschaemt* dreist* schaem* amateur* stuemper* schlafmuetz* saftlad* laecherlich*',
  fury: 'wuetend wut stinksauer stocksauer kotz* reicht schnauze nase hals platzt kragen fassungslos unfassbar skandal* katastroph* unerhoert* ungeheuer* unzumutbar zumutung hoechst* empoer* entsetz* widerlich* unmoeglich* schande armutszeugnis bodenlos* hanebuechen geduld* faesschen fass sauer zorn* hohn spott verhoehn* miserabel grottig* grotten* unterirdisch* ekelhaft asozial* frechheit',
  dislike:
    'enttaeusch* unzufrieden* aerger* aergert genervt nervt nervig* schade leider schlecht* mangelhaft* peinlich* frust* traurig* bedauer* befremd* verwunder* unschoen* unangenehm* sorge* sorgen besorgt zweifel* verunsicher* unverstaendlich* unfreundlich* patzig* pampig* minderwertig* billig* lieblos* schlampig* unbefriedigend* stoer* stoert nachgelassen kein vergleich traurig maessig* naja kritik beschwer* reklam* mangel maengel wundert',
  never:
    'nie niemals wieder letztes letzten letzte mal konkurrenz woanders anderswo mitbewerber* abschied adieu tschuess kunde kundin verloren los',
  repeat:
    'dritte* dritten dritter vierte* fuenfte* sechste* mehrmals mehrfach wiederholt* erneut schon wieder nochmal nochmals abermals zigmal zig zweite zweiten zweimal dreimal viermal fuenfmal zum seit wochen monaten immer noch',
  silence:
    'antwort* antworten rueckmeldung reagier* reaktion* gemeldet meldet schweig* funkstille ignorier* vertroest* niemand keiner hoere gehoert abgewimmelt hingehalten warteschleife bandansage textbaustein* standardantwort* floskel* tot automat* vergebens',
  thanks: 'dank danke danken dankbar* bedank* merci dankeschoen vergelts',
  delight:
    'toll* super klasse prima wunderbar* wunderschoen* herrlich* begeister* zufrieden* freu* gefreut freude perfekt* hervorragend* ausgezeichnet* spitze spitzen* top traumhaft* lecker koestlich* grossartig* fantastisch* phantastisch* liebevoll* lieblings* mega hammer geil genial* sensationell* exzellent* schoen* schoenste* gluecklich verliebt strahlt strahlen gelacht gestaunt schwaerm* entzueck* hingerissen reibungslos* vorbildlich* lob* loben kompliment* respekt hut freundlich* herzlich* nett* kompetent* hilfsbereit* hochwertig* einwandfrei* tadellos* bestens beste bester besten leiwand baerig narrisch traum ideal wow juhu yay hurra knorke dufte',
  recommend:
    'empfehl* weiterempf* empfohl* stammkund* treue* kollegin* freundin* jederzeit immer gern gerne wieder',
  polite:
    'bitte freundlich* gruss gruesse gruessen sehr geehrte damen herren liebes hallo guten moin servus mfg hochachtungsvoll voraus vorab',
  question:
    'wie wann wo was welche welcher welches welchen wieviel wieso warum ob kann koennte koennen gibt haette haetten wuerde frage fragen wissen erfahren moeglich wer woher wohin',
  parcel:
    'paket* *paket pakete sendung* lieferung* *lieferung geliefert liefer* versand* versende* verschick* zustell* zugestellt dhl dpd hermes gls ups fedex post* postbote* bote fahrer packstation* tracking* sendungsnummer* sendungsverfolgung* spedition* depot abholschein* verteilzentrum paketshop filiale abstellort ablage* brieftraeger zusteller* unterwegs verschickt abgeschickt',
  arrive:
    'ankomm* angekommen ankam kommt kam kommen gekommen da eingetroffen eintreffen erhalten bekommen bekomme warte* warten gewartet wart liefertermin* lieferzeit* lieferdatum zugestellt erhalt',
  late: 'spaet* verspaet* verzoeger* ueberfaellig* laengst immer noch wochen woche monat* tage tagen seit endlich ewig* verschollen verschwunden weg verloren steht stand haengt',
  address:
    'adresse* *adresse anschrift* strasse hausnummer nachbar* umgezogen umzug postleitzahl klingel haustuer vermerk etikett hausflur garage',
  refund:
    'erstatt* *erstattung rueckerstatt* zurueckerstatt* zurueckzahl* rueckzahl* geld zurueck gutschrift* gutgeschrieben guthaben auszahlen ueberweis* erstattet rueckueberweis* kohle kaufpreis betrag',
  return:
    'ruecksend* zurueckgeschick* zurueckschick* zuruecksend* retoure* retour* rueckgabe* umtausch* umtauschen zurueckgeb* ruecksendeetikett* retourenschein* retourenlabel* abhol* rueckschein* garantie* *garantie gewaehr* wandeln zurueckgesandt tausch* zuruecknehm* ruecknahme einschicken eingeschickt retournier*',
  broken:
    'kaputt* defekt* beschaedig* bruch* zerbroch* gebrochen gesprungen sprung riss gerissen zerriss* kratz* zerkratz* delle* dellen verbeult* verbogen* undicht ausgelaufen laeuft tropf* wackel* leck* scherben gesplittert splitter* abgebrochen verschimmelt* schimmel* faul verdorben aufgeplatzt funktionier* geht geht streikt brummt qualm* rauch* kokel* durchgebrannt loch loecher risse macke* kante wellig verfaerb* zerdrueckt* zerquetscht* geplatzt eingedrueckt tot ranzig schlapp* hinueber futsch transportschad* klebt loest naht',
  missing:
    'fehlt fehlen fehlte fehlend* fehlten unvollstaendig* vergessen vergess* statt schrauben teile teil zubehoer anleitung beipack leer halb nur',
  wrong:
    'falsch* verkehrt* verwechs* statt anstatt andere anderes anderer groesse farbe passt passen klein gross eng weit bestellt vertausch* irrtuemlich* beschreibung beschrieben abbildung foto',
  invoice:
    'rechnung* *rechnung mwst mehrwertsteuer ust* umsatzsteuer* steuer* *steuer beleg* quittung* finanzamt buchhaltung* steuerberater* firmenname rechnungsnummer* rechnungsadresse* kostenstelle skonto netto brutto reverse',
  payment:
    'zahl* zahlen bezahl* *zahlung *zahlungen ueberweis* abgebucht abbuch* abgezogen eingezogen belast* doppelt zweimal kreditkart* karte paypal klarna sepa iban bic konto kontoauszug* vorkasse ratenzahlung raten sofort* apple nachnahme mahnung* *mahnung mahngebuehr* mahn* inkasso* offen* faellig* betrag saldo euro gutschein* gutscheincode* rabatt* rabattcode* code coupon* berechnet verwendungszweck bankverbindung',
  cancel:
    'kuendig* *kuendigung gekuendigt stornier* storno* stornierung widerruf* widerrufen abbestell* abmeld* austragen beenden loeschen loesch* geloescht ruecktritt trete zuruecktreten abo* *abo abonnement* newsletter* verteiler mitgliedschaft* vertrag verlaenger* probeabo* rueckgaengig zuruecknehmen auslaufen probemonat verzichte kuendbar laufzeit aufloesen',
  access:
    'login* einlog* einloggen anmeld* passwort* kennwort* pin zugang* zugriff* zugangsdaten konto kundenkonto account freischalt* gesperrt entsperr* bestaetigungsmail code 2fa link* download* *download herunterlad* runterlad* oeffnen oeffnet geoeffnet laden laedt *lader pdf epub mobi ebook* datei* reader tolino kindle app browser webinar* *webinar zoom stream* video* kurs* modul* lizenz* *lizenz schluessel* aktivier* seriennummer* fehlermeldung* fehler 404 bildschirm schwarz ton installier* update* laptop tablet ipad handy computer rechner weiss hochlad* einwahl* mitgliederbereich* lesen abspiel*',
  commission:
    'provision* *provision affiliate* partner* partnerprogramm* partnerlink* tracking* cookie* auszahl* *auszahlung verguet* sales leads werbemittel banner* deeplink* tipp* vermittel* vermittlung* abrechnung* abrechnungen publisher* umsatz* umsaetze klicks klick empfehlungslink* id werbepartner* gutschrift* ausschuett* reichweite kooperation*',
  special:
    'gravur* gravier* geschenk* *geschenk verpack* schleife* widmung* grusskarte* karte sonder* *sonder extra ausnahme* ausnahmsweise individuell* massanfert* anfertig* personalis* mengenrabatt* staffelpreis* grossbestell* sammelbestell* kontingent hochzeit* taufe* kommunion* konfirmation* geburtstag* jubilaeum* firmenfeier* weihnachtsfeier* hotel* schule* kita* kindergarten* verein* spende* tombola* gefallen wunsch* sonderwunsch moeglich reservier* zuruecklegen wunschtermin* lieferdatum uhrzeit zeichn* kuerzen naehen sticken bestick* namen initialen spezial* logo ueberrasch* lasst liesse koenntet',
  stock:
    'lieferbar* lager lagernd vorraetig verfuegbar* ausverkauft nachliefer* wieder sortiment* reinkommt nachschub erhaeltlich auflage',
  usage:
    'material* masse abmessung* zentimeter cm gramm kilo watt volt waschen spuelmaschine* backofen* kompatibel* geeignet* eignet passt gebrauchsanleitung* anleitung* pfleg* haltbar* zutaten allergi* vegan inhaltsstoff* vertraegt anwend* dosier* unterschied bestandteil* oeffnungszeit* geoeffnet ladengeschaeft versandkosten* portofrei* preis kosten kostet ausland schweiz oesterreich winterhart* giess* duengen pflanz*',
  carrierblame:
    'dhl hermes dpd gls ups postbote bote fahrer zusteller* paketdienst* brieftraeger* spedition*',
  harmless:
    'trotzdem dennoch keinesfalls keineswegs witz scherz spass ironie quatsch zurueck entschuldig* sorry verzeih* versehen irrtum selbst schuld missverstaendnis geklaert erledigt hat sich gefunden doch',
  quality:
    'qualitaet* verarbeit* material stoff* duft* geschmack schmeckt riecht stinkt service kundenservice kundendienst hotline mitarbeiter* telefon* ton umgang verhalten beratung versprech* versprochen zugesagt zusage werbung angepriesen beschreibung',
  audience:
    '*fest *feschd kirchweih* kirmes kirta* kirchtag* volksfest* *markt *maerkte basar *versammlung *versammlungen *treff *treffen elternabend* elternbeirat* elternrat* elternvertret* kindergarten* kita* klasse* lehrerzimmer* kollegium* kollegen *kollegen *kolleginnen dorf* ganze* ort viertel kiez* gemeinde* landkreis* nachbarschaft* siedlung* hausgemeinschaft* kolonie* brett *brett aushang* schaukasten* schaufenster* lautsprecher* mikrofon* mikro buehne* durchsage* ansage* ansprache* rede reden predigt* kanzel* rundmail* rundbrief* rundschreiben* verteiler* *heft *blaettchen gemeindeblatt* pfarrbrief* vereinsheft* wartezimmer* vortrag* seminar* teilnehmer* *messe konferenz* kongress* tagung* gremium* belegschaft* betriebsrat* kundschaft* kunden *kunden tresen theke* wirtshaus* kneipe* wirtschaft salon friseur* kantine* mitglieder* *mitglieder mitgliedern verband* *verband verbaende kammer innung* genossenschaft* community* szene branche* zuhoerer* zuschauer* publikum abonnenten* freundeskreis bekanntenkreis tausend* hunderte saal welt jeder jedem jeden allen leute leut leuten',
  announce:
    'sag sage sagen sags sagt red rede reden spreche sprech* ansprech* erzaehl* berichte berichten schreib schreibe schreiben aufschreib* haeng* aushaeng* kleb* zeig* vorles* vorlese lese vor filme filmen gefilmt aufgenommen aufnahme film mitschnitt lade hochlad* hochgelad* stelle online weitergeb* weiterleit* herumschick* rumschick* druck* abdruck* nenne nennen namen namentlich namentliche ross reiter verkuend* kundtun mitteil* mitzuteilen empfehlung abraten rate raten warnen warne warnung hinweis* aufmerksam diskutier* thema tagesordnung punkt liste titel ueberschrift untertitel hashtag markier* verlink* tagge* kommentar* kommentier*',
};
