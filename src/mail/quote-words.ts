// How mail programs of many languages introduce what they quote. Data: adding a language is adding a line.

/** The line before a quotation: `On <date>, <name> wrote:`. */
export interface AttributionWords {
  readonly language: string;
  /** Words that begin it; empty when it begins with a name or a date. */
  readonly starts: readonly string[];
  /** Verbs, as whole words. */
  readonly verbs: readonly string[];
}

export const ATTRIBUTIONS: readonly AttributionWords[] = [
  { language: 'en', starts: ['On', 'At'], verbs: ['wrote', 'writes', 'sent', 'quoting'] },
  {
    language: 'de',
    starts: ['Am', 'Um'],
    verbs: ['schrieb', 'schrieben', 'schriebst', 'schreibt', 'geschrieben', 'zitat von', 'zitiere'],
  },
  {
    language: 'fr',
    starts: ['Le'],
    verbs: ['citation de', 'a écrit', 'ont écrit', 'écrit', 'écrivait', 'a ecrit'],
  },
  {
    language: 'es',
    starts: ['El', 'En'],
    verbs: ['citando a', 'citando', 'escribió', 'escribio', 'escribieron', 'ha escrito'],
  },
  { language: 'ca', starts: ['El'], verbs: ['va escriure', 'ha escrit', 'missatge de'] },
  {
    language: 'it',
    starts: ['Il', 'In data'],
    verbs: ['ha scritto', 'hanno scritto', 'scrive', 'ha inviato', 'scrisse', 'scriveva'],
  },
  { language: 'nl', starts: ['Op'], verbs: ['citeren', 'schreef', 'geschreven'] },
  {
    language: 'pt',
    starts: ['Em', 'No dia', 'A', 'Às', 'Na data'],
    verbs: ['escreveu', 'escreveram'],
  },
  {
    language: 'pl',
    starts: ['W dniu', 'Dnia', 'Wiadomość napisana przez'],
    verbs: ['napisał', 'napisała', 'napisał\\(a\\)', 'pisze', 'napisana przez', 'użytkownik'],
  },
  { language: 'cs', starts: ['Dne'], verbs: ['napsal', 'napsala', 'napsal\\(a\\)'] },
  { language: 'sk', starts: ['Dňa'], verbs: ['napísal', 'napísala', 'napísal\\(a\\)'] },
  { language: 'da', starts: ['Den'], verbs: ['skrev', 'skrev følgende'] },
  { language: 'sv', starts: ['Den', 'På'], verbs: ['skrev'] },
  { language: 'no', starts: ['Den', 'På'], verbs: ['skrev'] },
  { language: 'fi', starts: [], verbs: ['kirjoitti', 'kirjoittivat', 'kirjoitti näin'] },
  { language: 'et', starts: [], verbs: ['kirjutas'] },
  { language: 'lv', starts: [], verbs: ['rakstīja'] },
  { language: 'lt', starts: [], verbs: ['rašė', 'parašė'] },
  { language: 'hu', starts: [], verbs: ['írta', 'ezt írta'] },
  { language: 'ro', starts: ['În', 'Pe'], verbs: ['a scris'] },
  {
    language: 'hr',
    starts: ['Dana'],
    verbs: ['je napisao', 'je napisala', 'je napisao/la', 'napisao je', 'napisala je'],
  },
  {
    language: 'sl',
    starts: [],
    verbs: ['je napisal', 'je napisala', 'je napisal/a', 'napisala', 'napisal'],
  },
  {
    language: 'tr',
    starts: [],
    verbs: ['yazdı', 'şunu yazdı', 'şunları yazdı', 'tarihinde yazdı'],
  },
  {
    language: 'ru',
    starts: [],
    verbs: ['написал', 'написала', 'написал\\(а\\)', 'пишет', 'писал'],
  },
  {
    language: 'uk',
    starts: [],
    verbs: ['написав', 'написала', 'написав\\(ла\\)', 'написав\\(-ла\\)', 'пише'],
  },
  { language: 'bg', starts: ['На'], verbs: ['написа'] },
  { language: 'el', starts: ['Στις', 'Την', 'Στη'], verbs: ['έγραψε', 'έγραψαν'] },
  { language: 'he', starts: ['בתאריך', 'ב-', 'ביום'], verbs: ['כתב', 'כתבה', 'כתב/ה', 'מאת'] },
  { language: 'ar', starts: ['في'], verbs: ['كتب', 'كتبت', 'كتبه', 'بواسطة'] },
  { language: 'vi', starts: ['Vào'], verbs: ['đã viết'] },
  { language: 'th', starts: ['ในวันที่', 'เมื่อ'], verbs: [] },
  { language: 'id', starts: ['Pada'], verbs: ['menulis'] },
];

/** Written without spaces between words, so found anywhere in the line. */
export const UNSPACED_VERBS: readonly string[] = [
  '写道',
  '寫道',
  '写到',
  '寫到',
  'が書いた',
  'さんは書',
  'のメール',
  'のメッセージ',
  '書きました',
  '작성',
  '쓴 글',
  '보낸 메일',
  '님이 씀',
  'เขียน',
];

/** First person beside the verb: then it is the writer's own sentence about an earlier mail. */
export const OWN_WORDS: readonly string[] = [
  'schrieb ich',
  'ich schrieb',
  'wir schrieben',
  'schrieb Ihnen',
  'schrieben wir',
  'schrieb mir',
  'schrieb uns',
  'mir geschrieben',
  'uns geschrieben',
  'wrote me',
  'wrote to me',
  'wrote us',
  'sent me',
  'sent us',
  "m'a écrit",
  'me escribió',
  'mi ha scritto',
  'schreef mij',
  'schreef me',
  'napisał mi',
  'napisał do mnie',
  'me escreveu',
  'mi napsal',
  'skrev til mig',
  'skrev till mig',
  'kirjoitti minulle',
  'bana yazdı',
  'мне написал',
  'написал мне',
  'мені написав',
  'schrieben Sie',
  'habe ich',
  'ich habe',
  'ich hatte',
  'wir haben',
  'I sent',
  'we sent',
  'was sent',
  'were sent',
  'been sent',
  'hatte ich',
  'haben wir',
  'I wrote',
  'we wrote',
  'I have written',
  'you sent me',
  'I have',
  'we have',
  "j'ai écrit",
  'ho scritto',
  'escribí',
];
