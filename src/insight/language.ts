// Which language a mail is in: by the small words that every sentence needs, and where they don't tell,
// by the trigrams of franc-min. Detectors that are better on their own (eld, tinyld) cost 90 MB or
// 100 ms at every start; alone franc-min takes a tenth of short English for French.
import { francAll } from 'franc-min';
import { SMALL_WORDS } from './language-words.ts';

/** Fewer letters say nothing. */
const FEWEST_LETTERS = 12;
/** A language needs so much evidence in total, and so much more than the next. */
const ENOUGH = 1;
const AHEAD = 1.15;
/** Trigrams need more: below, they guess. */
const ENOUGH_FOR_TRIGRAMS = 24;
/** Characters that they are counted in. */
const TRIGRAM_SAMPLE = 1_000;
/** What a small word and a usual language are worth against the closeness of trigrams (0 to 1). */
const A_WORD = 0.06;
const BONUS = 0.15;
const USUAL: ReadonlySet<string> = new Set(['de', 'en']);
/** franc-min's codes (ISO 639-3) -> ours, for the languages of Latin letters that customers write. */
const ISO_639_1: Readonly<Record<string, string>> = {
  deu: 'de',
  eng: 'en',
  fra: 'fr',
  ita: 'it',
  spa: 'es',
  por: 'pt',
  nld: 'nl',
  pol: 'pl',
  ces: 'cs',
  swe: 'sv',
  tur: 'tr',
  ron: 'ro',
  hun: 'hu',
};
const TRIGRAMS = { only: Object.keys(ISO_639_1) };
/** So much of the text is looked at. */
const SAMPLE = 4_000;

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

/** Most mail: quicker to look at. */
const ASCII = /^[\x20-\x7e\s]*$/;
const ASCII_WORD = /[a-z]+(?:'[a-z]+)*/g;
const WORD = /\p{L}+(?:['’]\p{L}+)*/gu;

const LANGUAGES: readonly string[] = [
  ...new Set([...Object.keys(SMALL_WORDS), ...LETTERS.flatMap(([, languages]) => languages)]),
];

/** word -> languages that use it, by their places in `LANGUAGES`; the fewer, the more it says. */
const VOTES: ReadonlyMap<string, readonly number[]> = collectVotes();

function collectVotes(): Map<string, number[]> {
  const votes = new Map<string, number[]>();
  for (const [language, words] of Object.entries(SMALL_WORDS)) {
    const at = LANGUAGES.indexOf(language);
    for (const word of new Set(words.split(/\s+/))) {
      const known = votes.get(word);
      if (known) known.push(at);
      else votes.set(word, [at]);
    }
  }
  return votes;
}

/** ISO 639-1, or `und` for what is too short or too mixed to tell. */
export function detectLanguage(text: string): string {
  const sample = withoutCodes(text.slice(0, SAMPLE)).normalize('NFC').toLowerCase();
  const plain = ASCII.test(sample);
  const latin = latinLetters(sample);
  const letters = latin === null ? sample.replace(/\P{L}+/gu, '') : '';
  const foreign = latin === null ? otherScript(letters) : null;
  // Scripts of whole words say much with few signs.
  if (foreign && letters.length >= 4) return foreign;
  const count = latin ?? letters.length;
  if (count < FEWEST_LETTERS) return 'und';
  return mostVoted(countVotes(sample, plain), sample, count);
}

/**
 * Addresses, links, order numbers and tags are in no language; `m/w` are no words, and `US` is a country
 * unless the whole text is in capitals.
 */
function withoutCodes(text: string): string {
  const words = text.replace(CODE, ' ');
  const plain = words.includes('/') ? words.replace(SLASHED, ' ') : words;
  return plain.includes('US') && /\p{Ll}/u.test(plain) ? plain.replace(/\bUS\b/g, ' ') : plain;
}

/** A word is looked at once: linear. */
const CODE = /(?<!\S)(?:#|[^\s@\d]*?(?:[@\d]|:\/\/|www\.))\S*/g;
const SLASHED = /(?<!\p{L})\p{L} ?\/ ?\p{L}(?!\p{L})/gu;

/** How many letters of a lower-case text are of the West; null: it holds other letters, maybe. */
function latinLetters(sample: string): number | null {
  let letters = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const unit = sample.charCodeAt(at);
    if (unit < ASCII_END) {
      if (unit >= LETTER_A && unit <= LETTER_Z) letters += 1;
    } else if (unit < LATIN_END) {
      if (LATIN_1_LETTERS.test(sample.charAt(at))) letters += 1;
    } else if (unit < PUNCTUATION || unit >= PUNCTUATION_END) return null;
  }
  return letters;
}

const [LETTER_A, LETTER_Z] = [0x61, 0x7a];
const [ASCII_END, LATIN_END] = [0x80, 0x100];
/** Dashes, quotation marks, dots. */
const [PUNCTUATION, PUNCTUATION_END] = [0x2000, 0x2070];
const LATIN_1_LETTERS = /\p{L}/u;

function otherScript(letters: string): string | null {
  const foreign = letters.replace(/\p{Script=Latin}+/gu, '');
  if (foreign.length * 2 <= letters.length) return null;
  return SCRIPTS.find(([pattern]) => pattern.test(foreign))?.[1] ?? null;
}

/** By the places of languages in `LANGUAGES`. */
type Votes = Float64Array;

function countVotes(sample: string, plain: boolean): Votes {
  const votes = new Float64Array(LANGUAGES.length);
  const vote = (language: number, weight: number): void => {
    votes[language] = (votes[language] ?? 0) + weight;
  };
  for (const word of sample.match(plain ? ASCII_WORD : WORD) ?? []) {
    const straight = plain ? word : word.replace('’', "'");
    const languages = VOTES.get(straight) ?? votesAbroad(word);
    if (!languages) continue;
    const weight = 1 / languages.length;
    for (const language of languages) vote(language, weight);
  }
  for (const [pattern, languages] of plain ? [] : LETTERS) {
    const count = Math.min(sample.match(pattern)?.length ?? 0, 30);
    for (const language of languages) vote(LANGUAGES.indexOf(language), count / 3);
  }
  return votes;
}

/** Germans abroad write `fuer`. */
function votesAbroad(word: string): readonly number[] | undefined {
  if (!/[aou]e/.test(word)) return undefined;
  return VOTES.get(word.replaceAll('ae', 'ä').replaceAll('oe', 'ö').replaceAll('ue', 'ü'));
}

function mostVoted(votes: Votes, sample: string, letters: number): string {
  const [first = 0, second = 0] = votes.toSorted().reverse();
  if (first >= ENOUGH && first >= second * AHEAD) return LANGUAGES[votes.indexOf(first)] ?? 'und';
  const isProse = letters >= ENOUGH_FOR_TRIGRAMS && sample.trim().split(/\s+/, 3).length === 3;
  return isProse ? byTrigrams(sample, votes) : 'und';
}

/** The best of the languages whose trigrams come close; what the words said counts, and who writes here. */
function byTrigrams(sample: string, votes: Votes): string {
  let best = 'und';
  let most = 0;
  for (const [code, closeness] of francAll(sample.slice(0, TRIGRAM_SAMPLE), TRIGRAMS)) {
    const language = ISO_639_1[code];
    if (language === undefined) continue;
    const score =
      closeness +
      A_WORD * (votes[LANGUAGES.indexOf(language)] ?? 0) +
      (USUAL.has(language) ? BONUS : 0);
    if (score > most) [best, most] = [language, score];
  }
  return best;
}
