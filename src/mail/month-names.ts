/** Months as mailers of other languages write them, without diacritics, by their first letters. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'jän', 'ene', 'gen', 'ian', 'sty', 'led', 'oca', 'янв', 'січ', 'tam'],
  ['feb', 'fév', 'fev', 'lut', 'úno', 'uno', 'şub', 'sub', 'фев', 'лют', 'hel'],
  ['mar', 'mär', 'mrz', 'maa', 'maart', 'mrt', 'bře', 'bre', 'мар', 'бер'],
  ['apr', 'avr', 'abr', 'kwi', 'dub', 'nis', 'апр', 'кві', 'huh'],
  ['may', 'mai', 'maj', 'mag', 'mei', 'kvě', 'kve', 'мая', 'май', 'тра', 'tou'],
  ['jun', 'juin', 'giu', 'cze', 'čvn', 'haz', 'июн', 'чер', 'kes'],
  ['jul', 'juil', 'lug', 'lip', 'tem', 'июл', 'лип', 'hei'],
  ['aug', 'aoû', 'aou', 'ago', 'sie', 'srp', 'ağu', 'agu', 'авг', 'сер', 'elo'],
  ['sep', 'set', 'wrz', 'zář', 'zar', 'eyl', 'сен', 'вер', 'syy'],
  ['oct', 'okt', 'out', 'ott', 'paź', 'paz', 'říj', 'rij', 'eki', 'окт', 'жов', 'lok'],
  ['nov', 'lis', 'kas', 'ноя', 'лис'],
  ['dec', 'dez', 'déc', 'dic', 'gru', 'pro', 'ara', 'дек', 'гру', 'jou', 'des'],
];

/** 1 to 12; 0 when the word is no month. The longest beginning counts: `mars`, `maart`, `mai`. */
export function monthOf(word: string): number {
  const name = word.toLowerCase();
  let found = 0;
  let length = 0;
  for (const [at, beginnings] of MONTHS.entries()) {
    for (const beginning of beginnings) {
      if (beginning.length > length && name.startsWith(beginning)) {
        found = at + 1;
        length = beginning.length;
      }
    }
  }
  return found;
}
