// Which language a mail is in, by the small words that every sentence needs. A detector for sixty
// languages costs 80 MB and a quarter of a second; people who write to a shop need this one.

/** Fewer letters say nothing. */
const FEWEST_LETTERS = 12;
/** A language needs so much evidence in total, and so much more than the next. */
const ENOUGH = 1;
const AHEAD = 1.15;
/** So much of the text is looked at. */
const SAMPLE = 4_000;

const SMALL_WORDS: Readonly<Record<string, string>> = {
  de: `der die das und ich nicht ist sie ein eine einen einem einer den dem des mit für auf zu von im ist
    es auch wie bei wir mir mich mein meine meinen meiner habe haben hat hatte bin sind war wird werden
    wurde kann können könnten möchte würde bitte danke noch aber wenn dass oder aus nach seit bis schon
    nur ihr ihre ihnen ihren sich kein keine was wo wann warum wer uns unser über um vor zum zur als am
    hallo guten tag sehr geehrte damen herren liebe grüße freundlichen paket bestellung rechnung geld
    zurück bestellt sendung lieferung leider vielen dank gern gerne jetzt immer mal wieder diese dieser
    hab ne nix nich euch eure gibt gibts man nichts viele einfach schnell waren so da doch hier ja nein
    mehr gar ganz warte lange wochen tage an ab alles alle kam kommt beim ins dann also damit darf soll muss
    will wollte unsere unserer ihrem ihrer eurer euren hatten wäre toll schnell verpackt ware`,
  en: `the and i you is not to of a in it for my that was have with this on be are your me we but at as
    so if do did has had been will would could can please thank thanks when where what how why who from
    there they an or about just any all our us order parcel refund hi hello dear regards still got
    get arrived received money back no one out up which does don't can't i'm it's haven't didn't
    i've won't isn't am by need want your yours shipping account`,
  fr: `le la les de des et je vous est pas un une du que qui pour dans ce ma mon mes avec sur ne au aux
    en il elle nous votre vos être avoir j'ai c'est bonjour merci commande colis remboursement mais
    plus par cette toujours reçu suis cordialement voudrais été`,
  it: `il lo la gli di e un una che per non è sono con del della mi ho ha il mio mia nel alla ma come
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
  da: `og er det jeg ikke en et at på til med for har den af min mit mine kan vil hvor hvornår tak hej
    pakke ordre penge tilbage men som fra jer venlig hilsen`,
  sv: `och är det jag inte en ett att på till med för har den av min mitt mina kan vill var när tack hej
    paket order pengar tillbaka men som från ni vänliga hälsningar`,
  tr: `ve bir bu için ile değil ne nerede zaman benim lütfen teşekkürler merhaba sipariş siparişim kargo
    iade para ama var yok mi mı çok daha olarak olan`,
  ro: `și este nu un o la de cu pe pentru că mi am meu mea unde când mulțumesc bună ziua colet comanda
    comandă bani înapoi dar sunt vă rog`,
  hu: `a az és nem van hogy egy is meg mikor hol köszönöm kérem szép napot csomag rendelés rendelésem pénz
    vissza de még már`,
};

/** Scripts that one language owns, more or less. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[іїєґ]/iu, 'uk'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
];

/** Letters that speak for a language, a third of a word each. */
const LETTERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ß/gu, ['de']],
  [/[äöü]/gu, ['de']],
  [/[àâçèêëîïôùûœ]/gu, ['fr']],
  [/[ñ¿¡]/gu, ['es']],
  [/[ãõ]/gu, ['pt']],
  [/[ąęłńśźż]/gu, ['pl']],
  [/[ěřůď]/gu, ['cs']],
  [/[øæ]/gu, ['da']],
  [/å/gu, ['sv', 'da']],
  [/[ğış]/gu, ['tr']],
  [/[țșă]/gu, ['ro']],
  [/[őű]/gu, ['hu']],
];

/** word -> languages that use it; the fewer, the more it says. */
const VOTES: ReadonlyMap<string, readonly string[]> = collectVotes();

function collectVotes(): Map<string, string[]> {
  const votes = new Map<string, string[]>();
  for (const [language, words] of Object.entries(SMALL_WORDS)) {
    for (const word of new Set(words.split(/\s+/))) {
      votes.set(word, [...(votes.get(word) ?? []), language]);
    }
  }
  return votes;
}

/** ISO 639-1, or `und` for what is too short or too mixed to tell. */
export function detectLanguage(text: string): string {
  const sample = withoutCodes(text.slice(0, SAMPLE)).normalize('NFC').toLowerCase();
  const letters = sample.match(/\p{L}/gu) ?? [];
  const foreign = otherScript(letters);
  // Scripts of whole words say much with few signs.
  if (foreign && letters.length >= 4) return foreign;
  if (letters.length < FEWEST_LETTERS) return 'und';
  return mostVoted(countVotes(sample));
}

/** Addresses, links and order numbers are in no language. */
function withoutCodes(text: string): string {
  return text.replace(/\S+/g, word => (/@|:\/\/|www\.|\d/.test(word) ? ' ' : word));
}

function otherScript(letters: readonly string[]): string | null {
  const foreign = letters.filter(letter => !/\p{Script=Latin}/u.test(letter));
  if (foreign.length * 2 <= letters.length) return null;
  const all = foreign.join('');
  return SCRIPTS.find(([pattern]) => pattern.test(all))?.[1] ?? null;
}

function countVotes(sample: string): Map<string, number> {
  const votes = new Map<string, number>();
  const vote = (language: string, weight: number): void => {
    votes.set(language, (votes.get(language) ?? 0) + weight);
  };
  for (const [word] of sample.matchAll(/\p{L}+(?:['’]\p{L}+)*/gu)) {
    const languages = VOTES.get(word.replace('’', "'")) ?? VOTES.get(withUmlauts(word)) ?? [];
    for (const language of languages) vote(language, 1 / languages.length);
  }
  for (const [pattern, languages] of LETTERS) {
    const count = Math.min(sample.match(pattern)?.length ?? 0, 30);
    for (const language of languages) vote(language, count / 3);
  }
  return votes;
}

/** Germans abroad write `fuer`. */
function withUmlauts(word: string): string {
  return word.replaceAll('ae', 'ä').replaceAll('oe', 'ö').replaceAll('ue', 'ü');
}

function mostVoted(votes: ReadonlyMap<string, number>): string {
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < ENOUGH) return 'und';
  return first[1] >= (second?.[1] ?? 0) * AHEAD ? first[0] : 'und';
}
