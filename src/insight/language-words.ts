// Small words that every sentence of a language needs. Data: a language is a line, and a word that two
// languages share counts for each of them less.

export const SMALL_WORDS: Readonly<Record<string, string>> = {
  de: `der die das und ich nicht ist sie ein eine einen einem einer den dem des mit für auf zu von im ist
    es auch wie bei wir mir mich mein meine meinen meiner habe haben hat hatte bin sind war wird werden
    wurde kann können könnten möchte würde bitte danke noch aber wenn dass oder aus nach seit bis schon
    nur ihr ihre ihnen ihren sich kein keine was wo wann warum wer uns unser über um vor zum zur als am
    hallo guten tag sehr geehrte damen herren liebe grüße freundlichen paket bestellung rechnung geld
    zurück bestellt sendung lieferung leider vielen dank gern gerne jetzt immer mal wieder diese dieser
    hab ne nix nich euch eure gibt gibts man nichts viele einfach schnell waren so da doch hier ja nein
    mehr gar ganz warte lange wochen tage an ab alles alle kam kommt beim ins dann also damit darf soll muss
    will wollte unsere unserer ihrem ihrer eurer euren hatten wäre toll schnell verpackt ware
    du dich dir dein deine deinen hast bist er wer wen wem welche welcher welches dieses jeder jede allen ohne
    durch gegen zwischen während weil ob dann denn sehr viel macht machen gemacht geht ging gehen sagt lassen
    werde wirst sollte sollten müssen konnte neue neuen gerade selbst ins vom zwei drei eben irgendwie endlich in zahlung geliefert adresse kunde kunden preis artikel produkt falsch
    falsche kaputt defekt bestätigt rückerstattung rücksendung umtausch konto versand gewünscht euro stück
    trotz wegen sofort neu neuer neues neuem nun laut fort weiter seid dennoch wirklich später besser kaum kein fürs
    ans aufs erste ersten erster zweite zweiten zweiter deutsch deutsche deutschen deutscher hilft gruss grüsse gross
    grosse grossen grosser grosses weiss heisst ausser online`,
  en: `the and i you is not to of a in it for my that was have with this on be are your me we but at as
    so if do did has had been will would could can please thank thanks when where what how why who from
    there they an or about just any all our us order parcel refund hi hello dear regards still got
    get arrived received money back no one out up which does don't can't i'm it's haven't didn't
    i've won't isn't am by need want your yours shipping account
    he she his her him its their them then than into over only other some such these those being could should
    may might must while during before since until because although however very much many more most own same
    too even ever never always now today every without against after also again go going got make made like
    more first last new day days week time people really let see know think say said wouldn't couldn't
    shouldn't wasn't weren't you're they're we're that's there's what's he's she's let's we've you've payment package delivery delivered address website customer service price
    item product products charged charge store online left wrong card bank purchase system missing broken`,
  fr: `le la les de des et je vous est pas un une du que qui pour dans ce ma mon mes avec sur ne au aux
    en il elle nous votre vos être avoir j'ai c'est bonjour merci commande colis remboursement mais
    plus par cette toujours reçu suis cordialement voudrais été`,
  it: `in il lo la gli di e un una che per non è sono con del della mi ho ha il mio mia nel alla ma come
    quando dove vorrei grazie ordine pacco buongiorno salve rimborso ancora questo questa ricevuto si
    da le dei ci vi saluti`,
  es: `el la los las de y un una que para no es con por mi me ha he su del al pero como cuando donde
    quiero gracias pedido paquete hola buenos días reembolso todavía este esta recibido está son lo se
    más saludos muy`,
  pt: `o a os as de e um uma que para não é com por meu minha me do da no na ao mas como quando onde quero
    obrigado obrigada pedido encomenda olá bom dia reembolso ainda este esta recebi está são foi você muito`,
  nl: `de het een en ik niet is van op te dat in je u met voor aan er zijn mijn heb heeft hebben was wordt
    kan bij maar nog ook als naar wat waar wanneer graag bedankt dank bestelling pakket hallo geachte
    groet groeten geld terug uw ons wij deze dit geen hoe om zou`,
  pl: `nie jest się na do i w z że to co jak gdzie kiedy moja moje mój proszę dziękuję dzień dobry paczka
    zamówienie zwrot jeszcze od przez ale czy mam było są tego pozdrawiam już dla`,
  cs: `je se na do a v z že to co jak kde kdy moje můj prosím děkuji dobrý den balík objednávka vrácení ještě
    od ale jsem byl jsou není mám už pro`,
  da: `og er det jeg ikke en et at på til med for har den af min mit mine hvad noget blev fået modtaget nogen kan vil hvor hvornår tak hej
    pakke ordre penge tilbage men som fra jer venlig hilsen`,
  sv: `och är det jag inte en ett att på till med för har den av min mitt mina kan vill var när tack hej
    paket order pengar tillbaka men som från ni vänliga hälsningar`,
  tr: `ve bir bu için ile değil ne nerede zaman benim lütfen teşekkürler merhaba sipariş siparişim kargo
    iade para ama var yok mi mı çok daha olarak olan`,
  ro: `și este nu un o la de cu pe pentru că mi am meu mea unde când mulțumesc bună ziua colet comanda
    comandă bani înapoi dar sunt vă rog`,
  no: `og er det jeg ikke en et at på til med for har den av fra min mitt mine kan vil hvor når takk hei pakke
    ordre penger tilbake men som dere vennlig hilsen jeg har ennå noe hva blir ble fått mottatt`,
  fi: `ja on ei se että en olen minun missä milloin kiitos hei paketti tilaus tilaukseni rahat takaisin mutta
    kun jos tai vielä ole oli mikä mitä kuin myös nyt voi saanut terveisin tämä tuote ovat minä te`,
  sk: `je sa na v z že to čo ako kde kedy moja môj prosím ďakujem dobrý deň balík objednávka vrátenie ešte od
    ale som bol sú nie mám už pre pri alebo ktorý ktoré veľmi pozdravom bola`,
  hr: `je se na u i da nije što kako gdje kada moj moja molim hvala dobar dan paket narudžba povrat još od ali
    sam bio su nemam već za ili koji koja biti bih lijep pozdrav ste nam mi`,
  hu: `a az és nem van hogy egy is meg mikor hol köszönöm kérem szép napot csomag rendelés rendelésem pénz
    vissza de még már`,
};
