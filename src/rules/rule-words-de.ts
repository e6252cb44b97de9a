import { sizeWords } from '../yaml-guard.ts';
import type { RuleWords, Unknown } from './rule-words.ts';

const EXAMPLES: Readonly<Record<string, string>> = {
  language: 'zwei Buchstaben wie de, oder und für „nicht erkannt“',
  customer: 'eine Adresse wie erika@example.org; eine ganze Firma ist "domain: example.org"',
  domain: 'der Teil nach dem @, wie example.org',
  mailbox: 'eine Support-Adresse wie hilfe@shop.example',
};

const OF: Readonly<Record<string, string>> = {
  rule: 'einer Regel',
  gift: 'einem Geschenk',
  'goodwill.yaml': 'goodwill.yaml',
};

/** What may be unknown, but for facts. */
const KINDS: Readonly<Record<string, string>> = {
  person: 'die Person',
  target: 'die Frist',
  priority: 'die Dringlichkeit',
  topic: 'das Thema',
  topics: 'das Thema',
  mailbox: 'die Support-Adresse',
  level: 'die Stufe',
  weekday: 'den Wochentag',
};

const LABEL =
  'ein Etikett ist ein einziges Wort aus Buchstaben, Ziffern und Bindestrichen, höchstens 30 Zeichen: "label: hotel"';

function choice({ near, known }: Unknown): string {
  return `${near === null ? '' : ` Meinten Sie „${near}“?`} Es gibt: ${known.join(', ')}`;
}

function plain(number: number): string {
  return number.toLocaleString('de-DE');
}

export const RULE_WORDS_DE: RuleWords = {
  yaml: {
    tab: 'ein Tabulator am Anfang der Zeile: Nehmen Sie Leerzeichen',
    'strange-space':
      'ein besonderes Leerzeichen am Anfang der Zeile, wohl mitkopiert: Tippen Sie es neu',
    quote: 'hier beginnt ein Anführungszeichen, das nirgends endet',
    bracket: 'hier öffnet sich eine Klammer, die nirgends zugeht',
    'no-colon': 'nach dem ersten Wort fehlen Doppelpunkt und Leerzeichen, wie in "assign: best"',
    'two-colons':
      'ein zweites ": " in dieser Zeile: Setzen Sie, was nach dem ersten kommt, in Anführungszeichen, wie in rule: "Hotels: alle"',
    braces: 'wonach "when" fragt, steht in geschweiften Klammern: when: { super: true }',
    'no-dash': 'eine Regel beginnt mit Strich und Leerzeichen: "- rule: ihr Name"',
    indent:
      'diese Zeile steht nicht genau unter der davor: Die Wörter einer Regel beginnen in derselben Spalte',
    start: 'mit diesem Zeichen beginnt kein Wert: Setzen Sie ihn in Anführungszeichen',
    documents: 'mit "---" beginnt ein zweites Dokument: Eine Regeldatei ist nur eines',
    other: 'ab dieser Zeile nicht zu verstehen: Vergleichen Sie sie mit den Zeilen davor',
  },
  danger: ({ kind, amount }) => {
    if (kind === 'size') return `zu groß: ${sizeWords(amount).replace('.', ',')}, höchstens 1 MB`;
    if (kind === 'line') return `eine Zeile mit ${plain(amount)} Zeichen, höchstens 10.000`;
    return 'zu tief verschachtelt: Fehlt eine schließende Klammer?';
  },
  encoding:
    'nicht als UTF-8 gespeichert: Speichern Sie die Datei im Editor mit der Kodierung UTF-8',
  list: 'hier wird eine Liste von Regeln erwartet, jede beginnt mit "- rule: ihr Name"',
  rule: 'hier wird eine Regel erwartet, sie beginnt mit "- rule: ihr Name"',
  otherwiseElsewhere: '"otherwise" steht nur in routing.yaml, die zuletzt gelesen wird',
  otherwiseBefore: 'Regeln nach "otherwise" würden nie gelesen: Rücken Sie es ans Ende',
  otherwiseWhen: '"otherwise" hat kein "when": Es nimmt alles, was übrig ist',
  noOtherwise: 'die letzte Regel muss "- otherwise: alle anderen" heißen, mit "assign: best"',
  noWhen: 'einer Regel fehlt "when: { level: unhappy }" oder Ähnliches; nur "otherwise" hat keines',
  twoNames: 'eine Regel beginnt mit "rule" oder mit "otherwise", nicht mit beidem',
  noName: 'eine Regel braucht einen Namen: "- rule: extrem unzufrieden"',
  longName: most => `ein Name hat höchstens ${most} Zeichen und besteht aus einfachen Wörtern`,
  manyRules: (count, most, altogether) =>
    `${altogether ? 'zusammen ' : ''}${plain(count)} Regeln, höchstens ${plain(most)}`,

  unknown: (what, unknown) =>
    `${KINDS[what] ?? `bei "${what}" das Wort`} „${unknown.word}“ kennt Kulanz nicht.${choice(unknown)}`,
  unknownKey: (of, unknown) =>
    `unbekanntes Wort in ${OF[of] ?? `"${of}"`}: „${unknown.word}“.${choice(unknown)}`,
  twice: (key, mayList) =>
    mayList
      ? `"${key}" steht hier zweimal; „eines von mehreren“ fragt eine Liste: [a, b]`
      : `"${key}" steht hier zweimal: Behalten Sie eines davon`,
  alias: name => `"*${name}" steht für andere Wörter: Schreiben Sie diese hier aus`,
  noValue: key => `"${key}" braucht einen Wert`,

  when: 'erwartet wird "when: { Tatsache: Wert }", zum Beispiel { level: unhappy }',
  yesNo: (fact, word) =>
    `"${fact}" ist true (ja) oder false (nein)${word === '' ? '' : `, nicht „${word}“`}`,
  number: (fact, whole, from, to, example) =>
    `"${fact}" ist eine ${whole ? 'ganze ' : ''}Zahl von ${plain(from)} bis ${plain(to)}; gefragt wird so: ${example}`,
  decimalComma: example => `Kommazahlen schreibt man hier mit Punkt, wie in ${example}`,
  oneOnly: (fact, list) =>
    `eine Mail hat ein "${fact}", nie mehrere: "${list}" fragt nach einem aus der Liste`,
  operators: (fact, operators) => `zu "${fact}" gehört genau eines von: ${operators.join(', ')}`,
  manyWords: (count, most) =>
    `${plain(count)} Wörter, höchstens ${plain(most)}: Schreiben Sie mehrere Regeln`,
  valueMissing: (fact, example) => `"${fact}" braucht einen Wert, zum Beispiel ${example}`,
  shape: (fact, word, example) => `„${word}“: "${fact}" ist ${EXAMPLES[fact] ?? example}`,

  noAssign: 'eine Regel muss sagen, wer: "assign: owner", "assign: best" oder eine Person',
  assignOne:
    '"assign" nennt genau einen: owner, best oder eine Person; für einen von mehreren schreiben Sie "best"',
  alert:
    'es gibt nur "alert: owner"; soll niemand sofort Bescheid bekommen, lassen Sie "alert" weg',
  target: targets =>
    `eine Frist ist ${targets.join(', ')}, oder Geschäftszeit in Stunden oder Minuten wie 4h`,
  topics: most => `"topic" ist ein Thema wie refund, oder eine Liste von höchstens ${most}`,
  labels: most => `${LABEL}, oder eine Liste von höchstens ${most}`,
  label: word => `„${word}“: ${LABEL}`,
  hint: most => `ein Hinweis ist ein Satz von höchstens ${most} Zeichen, in Anführungszeichen`,

  never: condition => `"${condition}" trifft nie zu, die Regel gilt also nie`,
  neverTogether: (one, other) =>
    `"${one}" und "${other}" treffen nie zusammen zu, die Regel gilt also nie`,
  unreachable: (rule, taker, where) =>
    `„${rule}“ gilt nie: „${taker}“ (${where}) kommt vorher und nimmt alle ihre Mails. ` +
    'Rücken Sie sie nach oben, oder fassen Sie die andere enger',

  goodwill: 'erwartet werden "currency:", "budget:" und "gifts:"',
  noCurrency: 'hier fehlt "currency: EUR", die Währung aller Beträge',
  currency: 'erwartet wird eine Währung aus drei Buchstaben: "currency: EUR"',
  noBudget: 'hier fehlt "budget: { customer: 50, total: 1000 }", für ein Jahr',
  budgetTooLow: 'für einen Kunden mehr als für alle zusammen',
  noGifts:
    'hier fehlt "gifts:", eine Liste; bei "gifts: []" wird nur eine Entschuldigung vorgeschlagen',
  manyGifts: (count, most) => `${count} Geschenke, höchstens ${most}`,
  gift: 'erwartet wird ein Geschenk: "- gift: Gutschein" und "amount: 10"',
  giftForAll: 'ein Geschenk ohne "when" passt immer: Rücken Sie es ans Ende',
  giftName: 'ein Geschenk braucht einen Namen: "gift: Gutschein"',
  longGift: most => `der Name eines Geschenks hat höchstens ${most} Zeichen`,
  giftWhen: 'erwartet wird "when: { level: unhappy, value: high }"',
  giftWhenEmpty: '"when" braucht "level", "value" oder beides',
  oneOf: known => `erwartet wird eines von: ${known.join(', ')}`,
  amount: (most, example) =>
    `erwartet wird ein Betrag von 0 bis ${plain(most)}, mit höchstens zwei Stellen nach dem Punkt, wie in "${example}"`,

  rename: name => `Regeldateien enden auf .yaml: Benennen Sie sie um in ${name}`,
  manyFiles: (count, most) => `${count} Regeldateien in diesem Ordner, höchstens ${most}`,
  folder: (dir, why) => `${dir}: ${why}; erwartet wird ein Ordner mit Regeln, der sich lesen lässt`,
  file: why => `${why}; erwartet wird eine Regeldatei, die sich lesen lässt`,
  isFolder: 'das ist ein Ordner: Was auf .yaml endet, muss eine Regeldatei sein',
  gone: 'die Datei ist weg: Legen Sie sie zurück; bei einem Neustart gelten die Regeln, die Kulanz mitbringt',
};
