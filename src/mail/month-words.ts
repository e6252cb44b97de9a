// How months begin in many languages, January first; lower case, without accents being dropped. Data:
// adding a language is adding a line. The longest beginning that fits wins. '' where a
// larger language has the word for another month (`listopad` is November in Polish and Czech).

const MONTHS: readonly (readonly string[])[] = [
  // en de nl da no sv
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  ['jän', 'feb', 'mär', 'apr', 'mai', 'juni', 'juli', 'aug', 'sept', 'okt', 'nov', 'dez'],
  ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  ['jan', 'feb', 'maa', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'des'],
  // fr es it pt ro
  ['janv', 'fév', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'],
  ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'],
  ['jan', 'fev', 'març', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'],
  ['ian', 'feb', 'mart', 'apr', 'mai', 'iun', 'iul', 'aug', 'sep', 'oct', 'noi', 'dec'],
  // pl cs sk hr hu
  ['sty', 'lut', 'mar', 'kwi', 'maj', 'cze', 'lip', 'sie', 'wrz', 'paź', 'lis', 'gru'],
  ['led', 'úno', 'bře', 'dub', 'kvě', 'čer', 'červenc', 'srp', 'zář', 'říj', 'list', 'pro'],
  ['jan', 'feb', 'mar', 'apr', 'máj', 'jún', 'júl', 'aug', 'sep', 'okt', 'nov', 'dec'],
  ['sij', 'velj', 'ožu', 'tra', 'svi', 'lipnj', 'srpnj', 'kol', 'ruj', '', 'stud', 'pros'],
  ['jan', 'febr', 'márc', 'ápr', 'máj', 'jún', 'júl', 'aug', 'szept', 'okt', 'nov', 'dec'],
  // fi et tr
  [
    'tammi',
    'helmi',
    'maalis',
    'huhti',
    'touko',
    'kesä',
    'heinä',
    'elo',
    'syys',
    'loka',
    'marras',
    'joulu',
  ],
  ['jaan', 'veeb', 'märts', 'apr', 'mai', 'juuni', 'juuli', 'aug', 'sept', 'okt', 'nov', 'dets'],
  ['oca', 'şub', 'mar', 'nis', 'may', 'haz', 'tem', 'ağu', 'eyl', 'eki', 'kas', 'ara'],
  // ru uk bg el he ar
  ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  ['січ', 'лют', 'бер', 'кві', 'тра', 'чер', 'лип', 'сер', 'вер', 'жов', 'лис', 'гру'],
  ['яну', 'фев', 'март', 'апр', 'май', 'юни', 'юли', 'авг', 'сеп', 'окт', 'ное', 'дек'],
  ['ιαν', 'φεβ', 'μαρ', 'απρ', 'μαΐ', 'ιουν', 'ιουλ', 'αυγ', 'σεπ', 'οκτ', 'νοε', 'δεκ'],
  ['ינו', 'פבר', 'מרץ', 'אפר', 'מאי', 'יונ', 'יול', 'אוג', 'ספט', 'אוק', 'נוב', 'דצמ'],
  [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'مايو',
    'يونيو',
    'يوليو',
    'أغسطس',
    'سبتمبر',
    'أكتوبر',
    'نوفمبر',
    'ديسمبر',
  ],
  // Typed without accents.
  ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'set', 'out', 'nov', 'dez'],
  ['led', 'uno', 'bre', 'dub', 'kve', 'cerv', 'cervenc', 'srp', 'zar', 'rij', 'lis', 'pro'],
  ['oca', 'sub', 'mar', 'nis', 'may', 'haz', 'tem', 'agu', 'eyl', 'eki', 'kas', 'ara'],
  ['sty', 'lut', 'mrz', 'kwi', 'maj', 'cze', 'lip', 'sie', 'wrz', 'paz', 'lis', 'gru'],
];

/** Words for the afternoon: twelve hours later. */
export const AFTERNOON: readonly string[] = [
  'pm',
  'p.m.',
  'nachm.',
  'μμ',
  'μ.μ.',
  '下午',
  '午後',
  '오후',
  'م',
  'ös',
];

/** Beginning -> month, 1 to 12; the longest first. */
const BEGINNINGS: readonly (readonly [string, number])[] = [
  ...new Map(MONTHS.flatMap(year => year.map((name, at) => [name, at + 1] as const))),
]
  .filter(([name]) => name !== '')
  .sort((a, b) => b[0].length - a[0].length);

/** 1 to 12; 0 when the word is no month. */
export function monthOf(word: string): number {
  const name = word.toLowerCase();
  return BEGINNINGS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? 0;
}
