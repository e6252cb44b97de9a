// Without one of these words nobody threatens with law, with the public or with their bank. Data only, read
// as `model/concepts.ts` tells; each language by itself, since a German "Rat" is no English one.

export interface ThreatWords {
  readonly legal: string;
  readonly public: string;
  /** Enough by themselves to speak of money taken back. */
  readonly chargeback: string;
  /** Only together in one sentence. */
  readonly bank: string;
  readonly reversal: string;
  /** Something is going to be done, or has just been. */
  readonly intent: string;
  readonly condition: string;
  readonly self: string;
  readonly not: string;
}

export const GERMAN_THREAT_WORDS: ThreatWords = {
  legal: `*anwalt *anwaelt* anwalts* kanzlei* *kanzlei jurist* rechtsbeistand rechtsabteilung rechtsschutz* gericht* *gericht klage klagen
    verklag* einklag* *klage mahnbescheid* mahnverfahren rechtlich* rechtsweg rechtsmittel strafanzeige* anzeige anzeigen angezeigt strafantrag
    polizei* kripo staatsanwalt* polizeiwache polizeirevier verbraucherzentrale* verbraucherschutz* verbraucherschuetz* *behoerde* *aufsicht
    *aufsichtsamt bundesnetzagentur ordnungsamt gewerbeamt schlichtung* ombuds* wettbewerbszentrale abmahn* konsumentenschutz* arbeiterkammer
    *amt bundesanstalt marktueberwachung datenschutz* landesbeauftragt* dsgvo inkasso* schadensersatz schadenersatz klageschrift* rechtsverdreher* verbraucher* haftpflicht* friedensrichter* betreibung*
    verzug advokat* konsumenteninformation verklage schritte richter* zoll finanzamt verbraucherverband* verbraucherverbaende landesdatenschutz*
    zeige wache mahngericht* haftbar rechtsstreit vollstreck* geschaeftsfuehrerhaftung rechtsanwalt*`,
  public: `bewertung* *bewertung *bewertungen bewerten bewerte rezension* *rezension *rezensionen stern sterne *sterne *stern google trustpilot
    trustedshops ekomi idealo facebook* insta* tiktok* youtube* twitter *follower* followe* kanal *kanal blog* *blog podcast* reel* story stories
    video* gruppe gruppen *gruppe *gruppen forum *forum foren internet netz online oeffentlich* zeitung* *zeitung presse* redaktion* lokal*
    journalist* *blatt fernsehen* tv sender rundfunk radio wiso marktcheck kontraste rtl sat swr ndr wdr mdr zdf orf srf mex kassensturz
    beobachter reporter* magazin* schlagzeile* leserbrief* homepage website artikel warn* abrat* abzuraten rate raten erzaehl* weitersag*
    rumerzaehl* herumerzaehl* whatsapp* viral screenshot* waz lvz faz bild spiegel tagesspiegel kurier anzeiger glosse posten poste gepostet
    post veroeffentlich* bekannt* stammtisch* shitstorm follower portal portale *portal medien medial* hotelierforum beitrag jedem jeder alle allen
    verein* innung* reddit linkedin sendung rundfunk* leserinnen lesern mastodon plakat*`,
  chargeback: `zurueckbuch* zurueckzubuch* rueckbuch* zurueckgebuch* chargeback* kaeuferschutz* ruecklastschrift* dispute* konfliktfall* kauferschutz*
    rueckbelast* zurueckbelast*`,
  bank: `bank *bank hausbank sparkasse* volksbank raiffeisen* kreditkart* visa mastercard amex karte *karte kartenfirma kartenanbieter paypal* klarna* *kreditkarte *paypal belastung
    lastschrift* abbuchung* bankberater* postfinance twint kreditinstitut zahlungsdienst* bankeinzug sepa* einzug zahlung konto`,
  reversal: `zurueckhol* zurueckgehol* zurueckzuhol* hol hole holen holt zurueck wieder rueckruf* zurueckruf* zurueckzieh* zurueckgezogen rueckgaengig konflikt
    streitfall fall reklamier* reklamation beanstand* bestreit* bestritten widersprech* widersproch* widerspruch widerspreche zurueckgeb* zurueckgegeben zurueckgehen zurueckgeh* platzen
    zurueckforder* anfecht* rueckabwick* storno stornier* rueckholung melden gemeldet melde sperren einschalten eingeschaltet beschwerde kuemmert klaeren antwortet`,
  intent: `werde werden wird will wollen muss muessen sehe gehe geht gehen schalte schreibe stelle gebe hole mache erstatte uebergebe wende leite melde
    lasse naechste naechster schritt sonst andernfalls ansonsten dann danach morgen heute naechsten habe hab haben wurde ist bereits schon raus unterwegs
    liegt eingereicht erhalten hoeren lesen darf duerfen koennen kann freuen uebergeben beauftragt behalte steht`,
  condition: `wenn falls sollte sollten sofern ob sonst andernfalls ansonsten oder bis frist spaetestens ultimatum letzte letzter letztmalig nochmal`,
  self: `ich mein meine meinen meinem meiner mir mich i wir uns unser unsere unseren unserem unserer`,
  not: `nicht kein keine keinen keinem keiner nie niemals ohne net nich ned weder`,
};

export const ENGLISH_THREAT_WORDS: ThreatWords = {
  legal: `lawyer* solicitor* attorney* counsel barrister* legal* paralegal* court* *court sue sues suing sued lawsuit* litigat* tribunal* judge judgment*
    claim claims police* cop cops garda* gardai guards sheriff* ombudsman* trading standards bbb bureau ftc fcc cfpb cpsc regulator* ico gdpr accc
    qcat ncat vcat icasa ccpc citizens consumer watchdog* authority authorities prosecut* damages particulars statutory act lawful* unlawful* fair
    commissioner commission health hse moneyclaim mcol writ bailiff* injunction law liable liability action report reported reporting complaint council
    department demand instructing instructed filing file constable proceedings advocate* notary federal state magistrate* fraud safety board nhs union visa`,
  public: `review* *review reviewing star stars *star *starring starring rating* trustpilot google yelp tripadvisor feefo glassdoor sitejabber facebook* fb
    insta* tiktok* youtube* twitter tweet* follower* followers channel blog* *blog podcast* reel reels story stories video* group groups forum* reddit
    subreddit linkedin internet online public* viral nextdoor paper papers press journalist* reporter* newspaper* tv telly television radio news newsroom
    column columnist editor magazine* screenshot* everyone everybody warn warning warned posting posts posted share sharing expose exposing mumsnet
    headline* globe herald gazette tribune bmj article shame shaming newsletter media bbc itv cbc abc nbc rte cnn fox watchdog discord subscribers
    audience readers bulletin association telling tell posting posts`,
  chargeback: `chargeback* chargebacks dispute* disputing clawback clawed section75 s75`,
  bank: `bank* *bank card cards visa mastercard amex *express paypal* klarna* credit debit issuer stripe afterpay direct transaction* chase monzo revolut hsbc barclays*
    cashapp venmo payment* payments charge charges`,
  reversal: `reverse* reversal* reversing reversed back claw claim claiming claimed protection case stop stopping stopped pull pulling pulled refund recall
    recover recovering chargeback* block blocking cancel unauthori* dispute* charging return section raise taking takes answer open opening opened contest*`,
  intent: `will ill shall going gonna about intend planning must next otherwise else then have has had already filed sent opened reporting been submitted contacted
    instructed instructing filing writing posting calling starting being tomorrow today tonight am im were is are see hear ready drafted my`,
  condition: `if unless until otherwise or else by before deadline final last chance monday tuesday wednesday thursday friday saturday sunday hours days week`,
  self: `i im ive ill id me my we us our were weve well ma mi`,
  not: `not no never dont wont wouldnt didnt without isnt nothing cant`,
};
