/** What everybody writes at the top and the bottom of a letter, as `normalized` writes it. */
const USUAL = new Set([
  'sehr geehrte damen und herren',
  'sehr geehrte damen sehr geehrte herren',
  'to whom it may concern',
]);
const FEWEST_WORDS = 5;

/** `place: sentence (also place)` of every sentence of five words or more that stands in an earlier mail. */
export function sharedSentences(
  mails: readonly { readonly place: string; readonly text: string }[],
): string[] {
  const first = new Map<string, string>();
  return mails.flatMap(({ place, text }) =>
    [...new Set(sentencesOf(text))].flatMap(sentence => {
      const other = first.get(sentence);
      if (other === undefined) first.set(sentence, place);
      return other === undefined ? [] : [`${place}: ${sentence} (also ${other})`];
    }),
  );
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[.!?…;:\n]+/u)
    .map(normalized)
    .filter(sentence => sentence.split(' ').length >= FEWEST_WORDS && !USUAL.has(sentence));
}

/** Case, marks and ways to write umlauts make no other sentence. */
function normalized(sentence: string): string {
  const spelt = sentence
    .toLowerCase()
    .replace(/['’]/g, '')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
  return (spelt.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
