// How letters end, in any language that sign-off-words.ts knows.
import { signOffOf } from './sign-off.ts';

/** A closing is looked for in so many last characters. */
const LONGEST = 160;
const MOST_NAME_WORDS = 5;
/** Where a closing may begin: behind a sentence, on a line of its own; with a capital if it is divided from a name. */
const BEGINS = /[.!?…)]\s+|\n\s*| (?=\p{Lu})/gu;
/** A formula or thanks, what divides it from the name, and the name. */
const PARTS = /^([^,.!\n–-]{2,60})([\s,.!–-]*)([^?!]*)$/u;
/** `Dr.`, `van`, `Köln`: no word of a sentence. */
const NAME_WORD =
  /^(?:\p{Lu}[\p{L}.'’-]*|\d{1,3}|&|von|vom|van|de|der|den|zu|aus|from|in|und|and|the)[,.]?$/u;

/** `Danke, nein` and `Cheers, crooks` are signed by nobody. */
const NO_NAMES = new Set(
  `nein nie nicht niemals nichts wieder no not never again nothing idioten idiots trottel betrüger crooks thieves liars lügner scammers
  gauner cheats abzocker saftladen pfeifen losers clowns verbrecher criminals`.split(/\s+/),
);

/** Text without the formula and the name that end it: `Best, Hannah` is no praise. A text of nothing else stays. */
export function withoutClosing(text: string): string {
  const whole = text.trimEnd();
  const from = Math.max(0, whole.length - LONGEST);
  const tail = whole.slice(from);
  for (const { index, 0: before } of tail.matchAll(BEGINS)) {
    const begins = index + before.length;
    const body = whole.slice(0, from + begins).trimEnd();
    if (/\p{L}/u.test(body) && isClosing(tail.slice(begins), before === ' ')) return body;
  }
  return text;
}

function isClosing(words: string, amidSentence: boolean): boolean {
  const [, formula = '', divided = '', name = ''] = PARTS.exec(words) ?? [];
  const kind = signOffOf(formula.trim());
  if (name === '') return kind === 'closing' && !amidSentence;
  if (divided.trim() === '' && !divided.includes('\n')) return false;
  return kind !== null && isName(name);
}

function isName(text: string): boolean {
  const words = text.split(/\s+/).filter(word => word !== '');
  if (words.some(word => NO_NAMES.has(word.toLowerCase().replace(/[,.]$/, '')))) return false;
  if (words.length === 1) return /^[\p{L}.'’-]{1,20}$/u.test(words[0] ?? '');
  return words.length <= MOST_NAME_WORDS && words.every(word => NAME_WORD.test(word));
}
