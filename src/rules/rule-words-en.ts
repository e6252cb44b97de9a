import { sizeWords } from '../yaml-guard.ts';
import type { RuleWords, Unknown } from './rule-words.ts';

const EXAMPLES: Readonly<Record<string, string>> = {
  language: 'two letters such as de, or und for "not recognised"',
  customer: 'an address such as erika@example.org; a whole company is "domain: example.org"',
  domain: 'the part after the @, such as example.org',
  mailbox: 'a support address such as hilfe@shop.example',
};

const OF: Readonly<Record<string, string>> = {
  rule: 'a rule',
  gift: 'a gift',
  'goodwill.yaml': 'goodwill.yaml',
};

const LABEL = 'a label is one word of letters, digits and dashes, at most 30: "label: hotel"';

function choice({ near, known }: Unknown): string {
  return `${near === null ? '' : ` Did you mean "${near}"?`} Known: ${known.join(', ')}`;
}

export const RULE_WORDS_EN: RuleWords = {
  yaml: {
    tab: 'a tab at the beginning of the line: use spaces',
    'strange-space':
      'an unusual space at the beginning of the line, copied along from elsewhere: type spaces',
    quote: 'a quotation mark opens here and is never closed',
    bracket: 'a bracket opens here and is never closed',
    'no-colon': 'a colon and a space are missing after the first word, as in "assign: best"',
    'two-colons':
      'a second ": " in this line: put what follows the first in quotation marks, as in rule: "Hotels: all"',
    braces: 'what "when" asks stands in braces: when: { super: true }',
    'no-dash': 'a rule begins with a dash and a space: "- rule: its name"',
    indent:
      'this line does not stand right below the one before: words of one rule begin in the same column',
    start: 'no value begins with this character: put the value in quotation marks',
    documents: '"---" begins a second document: a file of rules has one',
    other: 'not understood from this line on: compare it with the lines before',
  },
  danger: ({ kind, amount }) => {
    if (kind === 'size') return `too large: ${sizeWords(amount)}, at most 1 MB`;
    if (kind === 'line') return `a line of ${amount} characters, at most 10000`;
    return 'nested too deeply: is a closing bracket missing?';
  },
  encoding: 'not written as UTF-8: save the file in your editor with the encoding UTF-8',
  list: 'expected a list of rules, each beginning with "- rule: its name"',
  rule: 'expected a rule, beginning with "- rule: its name"',
  otherwiseElsewhere: '"otherwise" stands only in routing.yaml, which is read last',
  otherwiseBefore: 'rules after "otherwise" would never be read: move it to the end',
  otherwiseWhen: '"otherwise" has no "when": it takes all that is left',
  noOtherwise: 'the last rule must be "- otherwise: everybody else" with "assign: best"',
  noWhen: 'a rule needs "when: { fact: value }"; only "otherwise" has none',
  twoNames: 'a rule begins with "rule" or with "otherwise", not with both',
  noName: 'a rule needs a name: "- rule: extremely unhappy"',
  longName: most => `a name is at most ${most} characters of plain words`,
  manyRules: (count, most, altogether) =>
    `${count} rules${altogether ? ' altogether' : ''}, at most ${most}`,

  unknown: (what, unknown) => `unknown ${what} "${unknown.word}".${choice(unknown)}`,
  unknownKey: (of, unknown) =>
    `unknown word in ${OF[of] ?? `"${of}"`}: "${unknown.word}".${choice(unknown)}`,
  twice: (key, mayList) =>
    mayList
      ? `"${key}" stands here twice; one of several is asked with a list: [a, b]`
      : `"${key}" stands here twice: keep one of them`,
  alias: name => `"*${name}" stands for other words: write them out here`,
  noValue: key => `"${key}" needs a value`,

  when: 'expected "when: { fact: value }", for example { level: unhappy }',
  yesNo: (fact, word) => `"${fact}" is true or false${word === '' ? '' : `, not "${word}"`}`,
  number: (fact, whole, from, to, example) =>
    `"${fact}" is ${whole ? 'a whole number' : 'a number'} from ${from} to ${to}, asked like ${example}`,
  decimalComma: example => `decimals are written with a point, as in ${example}`,
  oneOnly: (fact, list) =>
    `a mail has one "${fact}", never several: "${list}" asks for one of a list`,
  operators: (fact, operators) => `"${fact}" takes one of: ${operators.join(', ')}`,
  manyWords: (count, most) => `${count} words, at most ${most}: write several rules`,
  valueMissing: (fact, example) => `"${fact}" needs a value, for example ${example}`,
  shape: (fact, word, example) => `"${word}": "${fact}" is ${EXAMPLES[fact] ?? example}`,

  noAssign: 'a rule must say who: "assign: owner", "assign: best" or a person',
  assignOne: '"assign" names one: owner, best or a person; for one of several people write "best"',
  alert: 'only "alert: owner" is known; leave "alert" out for none',
  target: targets =>
    `a target is ${targets.join(', ')}, or business time in hours or minutes such as 4h`,
  topics: most => `"topic" is a topic such as refund, or a list of at most ${most}`,
  labels: most => `${LABEL}, or a list of at most ${most}`,
  label: word => `"${word}": ${LABEL}`,
  hint: most => `a hint is a sentence of at most ${most} characters, in quotes`,

  never: condition => `"${condition}" never holds, so the rule never applies`,
  neverTogether: (one, other) =>
    `"${one}" and "${other}" never hold together, so the rule never applies`,
  unreachable: (rule, taker, where) =>
    `"${rule}" never applies: "${taker}" (${where}) comes first and takes all its mail. ` +
    'Move it up, or make the other one narrower',

  goodwill: 'expected "currency:", "budget:" and "gifts:"',
  noCurrency: 'missing: "currency: EUR", in which all amounts are',
  currency: 'expected a currency of three letters: "currency: EUR"',
  noBudget: 'missing: "budget: { customer: 50, total: 1000 }", for one year',
  budgetTooLow: 'more for one customer than for all together',
  noGifts: 'missing: "gifts:", a list; "gifts: []" suggests an apology alone',
  manyGifts: (count, most) => `${count} gifts, at most ${most}`,
  gift: 'expected a gift: "- gift: voucher" and "amount: 10"',
  giftForAll: 'a gift without "when" fits everybody: move it to the end',
  giftName: 'a gift needs a name: "gift: voucher"',
  longGift: most => `the name of a gift has at most ${most} characters`,
  giftWhen: 'expected "when: { level: unhappy, value: high }"',
  giftWhenEmpty: '"when" needs "level", "value" or both',
  oneOf: known => `expected one of: ${known.join(', ')}`,
  amount: (most, example) =>
    `expected an amount from 0 to ${most}, with two decimals at most, as in "${example}"`,

  rename: name => `rule files end in .yaml: rename it to ${name}`,
  manyFiles: (count, most) => `${count} rule files in this folder, at most ${most}`,
  folder: (dir, why) => `${dir}: ${why}; expected a folder of rules that can be read`,
  file: why => `${why}; expected a rule file that can be read`,
  isFolder: 'this is a folder: a name that ends in .yaml is a file of rules',
  gone: 'the file is gone: put it back; a restart takes the rules that came with Kulanz',
};
