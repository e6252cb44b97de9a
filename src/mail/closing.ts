// How letters end, in any language that sign-off-words.ts knows.
import { closingOf, thanksOf } from './sign-off.ts';

/** A closing is looked for in so many last characters. */
const LONGEST = 160;
/** Behind a sentence, on a line of its own, or amid a sentence with a capital. */
const BEGINS = /[.!?…)]\s+|\n\s*| (?=\p{Lu})/gu;
/** A text whose last sentence, or paragraph, has come to its end. */
const ENDED = /[.!?…)\p{Extended_Pictographic}]\s*$|\n\s*\n\s*$/u;
/** Amid a sentence shorter ones are firms and names: `my LG-TV`, `George Best, Belfast`. */
const LEAST_AMID = 5;
/** On a line that only wraps they may be words of the sentence: `the jacket I\nlove, ruined`. */
const DOUBTFUL = /^(?:best|love|yours|warmly|take care)$/;
/** What divides a formula from the name: none before `MfG Weber`. */
const DIVIDED = /^(?:\s*,\s*|\s+[–-]\s+|\s*\n\s*|\s+(?=\p{L})|[\s,.!]*$)/u;
/** `Danke! R. Koch`: behind a full stop only initials make a name. */
const INITIALS = /^\s*[.!]\s*(?:\p{Lu}\.\s?)+\p{Lu}[\p{L}-]{1,30}\.?$/u;
const MOST_NAME_WORDS = 5;
/** `Dr.`, `Petersen`, `van`, `Köln`, `4`: no word of a sentence. */
const NAME_WORD =
  /^(?:\p{Lu}[\p{L}.'’-]*|\d{1,3}|&|von|vom|van|de|der|dem|den|zu|aus|from|und|and)[,.]?$/u;
const LONGEST_NICKNAME = 12;
/** `Danke, nein`, `Cheers, crooks` and `Regards, See You In Court` are signed by nobody. */
const NO_NAMES = new Set(
  `nein nie nicht niemals nichts wieder nur ich du sie ihr wir uns mir mich bitte bis no not never again nothing i you me my we us
  your it is was will see on please refund storno garantie chargeback perfect perfekt super awful useless scam betrug anzeige anwalt
  gericht polizei verbraucherzentrale lawyer solicitor court police idioten idiots trottel penner arschlöcher betrüger crooks
  thieves liars lügner scammers scumbags muppets gauner cheats abzocker saftladen drecksladen pfeifen losers clowns verbrecher
  criminals`.split(/\s+/),
);

/** Text without the formula and the name that end it: `Best, Hannah` is no praise. A text of nothing else stays. */
export function withoutClosing(text: string): string {
  const whole = text.trimEnd();
  const from = Math.max(0, whole.length - LONGEST);
  const tail = whole.slice(from);
  for (const { index, 0: before } of tail.matchAll(BEGINS)) {
    const begins = index + before.length;
    const body = whole.slice(0, from + begins);
    if (isLetter(body) && isClosing(tail.slice(begins), body)) return body.trimEnd();
  }
  return text;
}

/** Something is said in it, and it doesn't announce what follows: `Please print:`. */
function isLetter(body: string): boolean {
  return /\p{L}/u.test(body) && !/:\s*$/.test(body);
}

function isClosing(words: string, body: string): boolean {
  const closing = closingOf(words);
  const formula = closing ?? thanksOf(words);
  if (formula === null) return false;
  const behind = words.slice(formula.length);
  const named = isNamed(behind, formula);
  const ends = named || (closing !== null && /^[\s,.!]*$/.test(behind));
  if (ENDED.test(body)) return ends;
  if (/\n\s*$/.test(body)) return ends && !DOUBTFUL.test(formula);
  return formula.length >= LEAST_AMID && named && /^\s*[,\n]/.test(behind);
}

function isNamed(behind: string, formula: string): boolean {
  if (INITIALS.test(behind)) return true;
  const divided = DIVIDED.exec(behind)?.[0];
  const name = divided === undefined ? '' : behind.slice(divided.length).trim();
  const words = name.split(/\s+/).filter(word => word !== '');
  if (words.length === 0 || words.length > MOST_NAME_WORDS) return false;
  if (words.some(word => NO_NAMES.has(word.toLowerCase().replace(/[,.]$/, '')))) return false;
  if (words.every(word => NAME_WORD.test(word))) return /\p{Lu}/u.test(name);
  // Whoever writes all in small letters signs so as well: `lg, svenja`.
  const nickname = words.length === 1 && name.length <= LONGEST_NICKNAME && /^\p{Ll}+$/u.test(name);
  return nickname && formula === formula.toLowerCase();
}
