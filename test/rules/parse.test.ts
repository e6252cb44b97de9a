import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { FACT_NAMES } from '../../src/rules/facts.ts';
import { parseRules } from '../../src/rules/parse.ts';
import { ROOT } from '../support/source-code.ts';

const PEOPLE = { people: ['jonas', 'anna'] };
const LAST = '- otherwise: everybody else\n  assign: best\n';

function parse(text: string): ReturnType<typeof parseRules> {
  return parseRules([{ file: 'routing.yaml', text }], PEOPLE);
}

/** What is wrong with rules, as people read it. */
function errors(text: string): string[] {
  const parsed = parse(text);
  return 'errors' in parsed
    ? parsed.errors.map(({ file, line, words }) => `${file}:${line}: ${words}`)
    : [];
}

/** What is wrong with one rule, followed by a good last one. */
function wrong(rule: string): string {
  return errors(`${rule}\n${LAST}`).join('\n');
}

const WORDS = [
  ...['rule', 'otherwise', 'when', 'assign', 'alert', 'target', 'priority', 'topic', 'label'],
  ...['hint', ...FACT_NAMES, 'not', 'all', 'below', 'at-least', 'any', 'none', 'best', 'owner'],
  ...[
    'anna',
    'refund',
    'unhappy',
    'true',
    '-1',
    '0',
    '7',
    '1.5',
    '4h',
    'inside',
    '*x',
    '&x',
    '!!map',
  ],
];
/** Pieces of which rule files are made, in any order. */
const piece = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(
    '- ',
    ': ',
    '\n',
    '\n  ',
    '\n    ',
    '{ ',
    ' }',
    '[',
    ']',
    ', ',
    '"',
    "'",
    '|',
    '#',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const scrap = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''));

/** Any tree of values, with the words of the language as its keys and leaves. */
const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(...WORDS, true, false, null, 0, -1, 3.5),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('tree'), { maxKeys: 5 }),
  ),
}));

describe('parseRules, any text', () => {
  function check(text: string): void {
    const parsed = parseRules(
      [
        { file: 'a.yaml', text },
        { file: 'routing.yaml', text: LAST },
      ],
      PEOPLE,
    );
    if ('rules' in parsed) {
      expect(parsed.rules.rules.at(-1)?.conditions).toEqual([]);
      return;
    }
    expect(parsed.errors.length).toBeGreaterThan(0);
    const last = text.split('\n').length;
    for (const { file, line, words } of parsed.errors) {
      expect(['a.yaml', 'routing.yaml']).toContain(file);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(Math.max(last, 2));
      expect(words.length).toBeGreaterThan(5);
    }
  }

  it('scraps of it: rules, or errors with their lines', () => {
    fc.assert(fc.property(scrap, check), { numRuns: 500 });
  });

  it('well-formed YAML of any shape: rules, or errors with their lines', () => {
    const list = fc.array(fc.oneof(tree, fc.dictionary(fc.constantFrom(...WORDS), tree)));
    fc.assert(
      fc.property(list, value => check(stringify(value))),
      { numRuns: 500 },
    );
  });

  it('a file cut off anywhere: rules, or errors with their lines', () => {
    const whole = readFileSync(join(ROOT, 'rules/routing.yaml'), 'utf8');
    for (let end = 0; end < whole.length; end += 37) check(whole.slice(0, end));
  });
});

describe('parseRules', () => {
  it('reads every fact, operator and action', () => {
    const parsed = parse(`# a comment
- rule: "all of it"
  when:
    kind: human
    language: { not: [de, en] }
    mood: { below: -0.2, at-least: -0.9 }
    level: [unhappy, extremely-unhappy]
    threats: any
    topic: refund
    topics: { all: [refund, damaged] }
    value: { above: 0.5 }
    super: false
    customer: Erika@Example.org
    domain: [example.org]
    mailbox: hilfe@shop.example
    guarantee: [inside, grace]
    order: known
    orders: { at-least: 3 }
    orderTotal: { above: 99.5 }
    businessHours: false
    weekday: { not: [sat, sun] }
    hour: { at-least: 17, below: 22 }
    knownCustomer: true
    tickets: { at-most: 9 }
    unanswered: 1
    unhappyBefore: { above: 0 }
    unhappyRounds: { at-least: 3 }
    daysSinceLastMail: { at-most: 2 }
  assign: anna
  alert: owner
  target: 90m
  priority: urgent
  topic: [refund, refund]
  label: [Hotel, straße-7]
  hint: " Rufen Sie an,\n     bevor Sie schreiben. "
${LAST}`);
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    const [first, last] = parsed.rules.rules;
    expect(first?.where).toBe('routing.yaml:2');
    expect(first?.name).toBe('all of it');
    expect(first?.conditions).toHaveLength(FACT_NAMES.length);
    expect(first?.conditions[9]).toEqual({
      fact: 'customer',
      is: 'one-of',
      words: ['erika@example.org'],
    });
    expect(first?.actions).toEqual({
      assign: 'anna',
      alertOwner: true,
      target: { ms: 5_400_000 },
      priority: 'urgent',
      topics: ['refund'],
      labels: ['hotel', 'straße-7'],
      hint: 'Rufen Sie an, bevor Sie schreiben.',
    });
    expect(last).toMatchObject({
      name: 'everybody else',
      conditions: [],
      actions: { assign: 'best', alertOwner: false, target: 'default', priority: 'normal' },
    });
  });

  it.each([
    [
      '- rule: a\n  when: { levle: unhappy }\n  assign: best',
      'routing.yaml:2: unknown word in "when": "levle". Did you mean "level"?',
    ],
    [
      '- rule: a\n  when: { level: unhapy }\n  assign: best',
      'unknown level "unhapy". Did you mean "unhappy"?',
    ],
    ['- rule: a\n  when: { topic: [refund, dammaged] }\n  assign: best', 'Did you mean "damaged"?'],
    [
      '- rule: a\n  when: { mood: { beneath: 0 } }\n  assign: best',
      'Known: below, above, at-most, at-least, equals',
    ],
    ['- rule: a\n  when: { mood: bad }\n  assign: best', '"mood" is a number from -1 to 1'],
    [
      '- rule: a\n  when: { value: { above: 7 } }\n  assign: best',
      '"value" is a number from 0 to 1',
    ],
    ['- rule: a\n  when: { value: { above: 0.5, below: 0.2 } }\n  assign: best', 'never holds'],
    ['- rule: a\n  when: { super: maybe }\n  assign: best', '"super" is true or false'],
    ['- rule: a\n  when: { language: german }\n  assign: best', 'two letters'],
    ['- rule: a\n  when: { domain: "@example.org" }\n  assign: best', 'the part after the @'],
    ['- rule: a\n  when: { level: }\n  assign: best', 'needs a value'],
    ['- rule: a\n  when: { level: [] }\n  assign: best', 'needs a value'],
    ['- rule: a\n  when: {}\n  assign: best', 'expected "when: { fact: value }"'],
    ['- rule: a\n  assign: best', 'a rule needs "when'],
    ['- rule: a\n  when: { super: true }', 'a rule must say who'],
    [
      '- rule: a\n  when: { super: true }\n  assign: ana',
      'unknown person "ana". Did you mean "anna"?',
    ],
    ['- rule: a\n  when: { super: true }\n  assign: best\n  alert: anna', 'only "alert: owner"'],
    [
      '- rule: a\n  when: { super: true }\n  assign: best\n  target: 2d',
      'business time in hours or minutes',
    ],
    [
      '- rule: a\n  when: { super: true }\n  assign: best\n  target: unhapy',
      'Did you mean "unhappy"?',
    ],
    [
      '- rule: a\n  when: { super: true }\n  assign: best\n  priority: hihg',
      'Did you mean "high"?',
    ],
    ['- rule: a\n  wehn: { super: true }\n  assign: best', 'Did you mean "when"?'],
    ['- when: { super: true }\n  assign: best', 'a rule needs a name'],
    ['- just words', 'expected a rule'],
    ['- rule: a\n  when: { super: true }\n  super: *x\n  assign: best', 'routing.yaml:'],
  ])('%s', (rule, expected) => {
    expect(wrong(rule)).toContain(expected);
  });

  it('understands what a German means', () => {
    const [wenn, rest] = errors(
      `- rule: a\n  wenn: { level: unhappy }\n  when: { level: Unzufrieden, weekday: Samstag, mood: { unter: 0 } }\n  assign: Chef\n${LAST}`,
    );
    expect(wenn).toContain('Did you mean "when"?');
    expect(rest).toContain('Did you mean "unhappy"?');
    const all = wrong(
      '- rule: a\n  when: { weekday: Samstag, mood: { unter: 0 }, constructor: 1 }\n  assign: Chef',
    );
    for (const meant of ['sat', 'below', 'owner'])
      expect(all).toContain(`Did you mean "${meant}"?`);
  });

  it('wants "otherwise" last, once, and without conditions', () => {
    expect(errors('- rule: a\n  when: { super: true }\n  assign: best\n').join()).toContain(
      'the last rule must be',
    );
    expect(errors(`${LAST}${LAST}`).join()).toContain('never be read');
    expect(errors('- otherwise: rest\n  when: { super: true }\n  assign: best\n').join()).toContain(
      'no "when"',
    );
  });

  it('several files: the order given, "otherwise" in the last only, each mistake with its file', () => {
    const two = (first: string, last: string) =>
      parseRules(
        [
          { file: 'hotels.yaml', text: first },
          { file: 'routing.yaml', text: last },
        ],
        PEOPLE,
      );
    const hotels = '\n- rule: hotels\n  when: { domain: hotel.example }\n  assign: anna\n';
    const parsed = two(hotels, `${hotels.replace('hotels', 'again')}${LAST}`);
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    expect(parsed.rules.rules.map(({ where }) => where)).toEqual([
      'hotels.yaml:2',
      'routing.yaml:2',
      'routing.yaml:5',
    ]);
    expect(parsed.warnings).toMatchObject([{ file: 'routing.yaml', line: 2 }]);
    expect(parsed.warnings[0]?.words).toContain('(hotels.yaml:2)');
    const wrongBoth = two(LAST, hotels);
    expect('errors' in wrongBoth && wrongBoth.errors.map(({ file }) => file)).toEqual([
      'hotels.yaml',
      'routing.yaml',
    ]);
    const many = Array.from({ length: 600 }, () => hotels.trimStart()).join('');
    const parsedMany = two(many, many + LAST);
    expect('errors' in parsedMany && parsedMany.errors[0]?.words).toContain('at most 1000');
  });

  it('names every mistake, in the order of the file', () => {
    const text =
      '- rule: a\n  when: { levle: x }\n  assign: nobody\n- rule: b\n  when: { super: 1 }\n';
    expect(errors(text).map(error => error.split(':')[1])).toEqual(['2', '3', '4', '4', '5']);
  });

  it.each([
    ['', 'expected a list'],
    ['rules: 1', 'expected a list'],
    ['- rule: [', 'routing.yaml:1: a bracket opens here and is never closed'],
    ['- rule: a\n\t when: x', 'routing.yaml:2: a tab at the beginning of the line'],
    [`${'['.repeat(100_000)}`, 'routing.yaml:1:'],
    [`${'- '.repeat(100_000)}`, 'routing.yaml:1:'],
    ['a: &a [x, x]\nb: &b [*a, *a]', 'expected a list'],
    ['\u0000\u0001', 'routing.yaml:1:'],
  ])('says what is wrong with %j', (text, expected) => {
    expect(errors(text.slice(0, 200_000)).join('\n')).toContain(expected);
  });
});
