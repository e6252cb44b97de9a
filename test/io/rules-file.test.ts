import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { loadRules } from '../../src/io/rules-file.ts';
import { matchRules } from '../../src/rules/match.ts';
import { ORDINARY } from '../rules/rule-facts.ts';

const PEOPLE = [{ id: 'jonas' }, { id: 'anna' }];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kulanz-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the rules that come with Kulanz', () => {
  const rules = loadRules(null, { people: PEOPLE }).rules;

  it.each([
    [{ level: 'extremely-unhappy' as const, super: true }, 'extremely unhappy', 'owner', true],
    [
      { level: 'unhappy' as const, threats: ['public' as const] },
      'announces consequences',
      'owner',
      true,
    ],
    [{ super: true }, 'super customer', 'owner', true],
    [{ level: 'unhappy' as const, topics: ['refund' as const] }, 'unhappy', 'best', false],
    [{ topics: ['refund' as const] }, 'needs a solution', 'best', false],
    [{ topics: ['praise' as const] }, 'everybody else', 'best', false],
    [{ topics: [] }, 'everybody else', 'best', false],
  ])('%j: %s', (facts, name, assign, alertOwner) => {
    const { rule } = matchRules(rules, { ...ORDINARY, ...facts });
    expect([rule.name, rule.actions.assign, rule.actions.alertOwner]).toEqual([
      name,
      assign,
      alertOwner,
    ]);
    expect(rule.where).toMatch(/^routing\.yaml:\d+$/);
  });
});

describe('loadRules', () => {
  it('takes the packaged rules where the directory or the file is missing', () => {
    const packaged = loadRules(null, { people: PEOPLE }).rules;
    expect(loadRules(join(folder, 'nowhere'), { people: PEOPLE }).rules).toEqual(packaged);
    expect(loadRules(folder, { people: PEOPLE }).rules).toEqual(packaged);
  });

  it('takes the merchant’s own, with a byte order mark and Windows line ends too', () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(
      join(own, 'routing.yaml'),
      '\uFEFF- otherwise: all to Anna\r\n  assign: anna\r\n',
    );
    expect(
      loadRules(own, { people: PEOPLE }).rules.rules.map(({ name, where }) => [name, where]),
    ).toEqual([['all to Anna', 'routing.yaml:1']]);
  });

  it('throws everything that is wrong, with its lines', () => {
    const bad = join(folder, 'bad');
    mkdirSync(bad);
    writeFileSync(
      join(bad, 'routing.yaml'),
      '- rule: x\n  when: { levle: happy }\n  assign: ana\n',
    );
    expect(() => loadRules(bad, { people: PEOPLE })).toThrow(UsageError);
    expect(() => loadRules(bad, { people: PEOPLE })).toThrow(/routing\.yaml:2: .*"level"\?/);
    expect(() => loadRules(bad, { people: PEOPLE })).toThrow(/routing\.yaml:3: .*"anna"\?/);
  });

  it('does not take an unreadable file for a missing one', () => {
    const odd = join(folder, 'odd');
    mkdirSync(join(odd, 'routing.yaml'), { recursive: true });
    expect(() => loadRules(odd, { people: PEOPLE })).toThrow(UsageError);
  });

  it.each([
    [
      'Latin-1, as an old editor saves it',
      Buffer.from('- otherwise: übrige\n  assign: best\n', 'latin1'),
    ],
    ['UTF-16', Buffer.from('\ufeff- otherwise: rest\n  assign: best\n', 'utf16le')],
  ])('refuses %s, instead of garbling every umlaut', (_, bytes) => {
    const odd = join(folder, 'encoding');
    mkdirSync(odd, { recursive: true });
    writeFileSync(join(odd, 'routing.yaml'), bytes);
    expect(() => loadRules(odd, { people: PEOPLE })).toThrow(
      /^routing\.yaml:1: not written as UTF-8/,
    );
  });

  it.each(['routing.yaml.txt', 'Routing.YAML', 'routing.yml'])(
    'does not pass over %s in silence: somebody means it',
    name => {
      const odd = join(folder, `named-${name}`);
      mkdirSync(odd);
      writeFileSync(join(odd, name), '- otherwise: rest\n  assign: best\n');
      expect(() => loadRules(odd, { people: PEOPLE })).toThrow(/rename it to routing\.yaml$/);
    },
  );

  it('says that a folder is no rule file, and what it was told in the language of the business', () => {
    const odd = join(folder, 'folder');
    mkdirSync(join(odd, 'hotels.yaml'), { recursive: true });
    const house = { people: PEOPLE, business: { language: 'de' } } as const;
    expect(() => loadRules(odd, house)).toThrow(/^hotels\.yaml:1: das ist ein Ordner/);
  });

  it('takes every rule file by name, routing.yaml last, and leaves what is none', () => {
    const several = join(folder, 'several');
    mkdirSync(join(several, 'de'), { recursive: true });
    const one = (name: string): string =>
      `- rule: ${name}\n  when: { domain: ${name}.example }\n  assign: anna\n`;
    writeFileSync(join(several, 'zoo.yaml'), one('zoo'));
    writeFileSync(join(several, 'hotels.yaml'), one('hotels'));
    const budget = 'budget: { customer: 1, total: 1 }';
    writeFileSync(join(several, 'goodwill.yaml'), `currency: EUR\n${budget}\ngifts: []\n`);
    writeFileSync(join(several, '.hidden.yaml'), 'no rules');
    writeFileSync(join(several, 'README.md'), 'no rules');
    const names = () =>
      loadRules(several, { people: PEOPLE }).rules.rules.map(
        ({ where, name }) => `${where} ${name}`,
      );
    expect(names().slice(0, 2)).toEqual(['hotels.yaml:1 hotels', 'zoo.yaml:1 zoo']);
    expect(names()[2]).toMatch(/^routing\.yaml:\d+ extremely unhappy$/);
    writeFileSync(join(several, 'routing.yaml'), '- otherwise: rest\n  assign: best\n');
    expect(names()).toEqual(['hotels.yaml:1 hotels', 'zoo.yaml:1 zoo', 'routing.yaml:1 rest']);
    writeFileSync(join(several, 'late.yml'), one('late'));
    expect(names).toThrow(/^late\.yml:1: rule files end in \.yaml: rename it to late\.yaml$/);
  });

  it('speaks the language of the business where there are no own rules', () => {
    const german = loadRules(null, { people: PEOPLE, business: { language: 'de' } }).rules;
    expect(german.rules.map(({ name }) => name)).toContain('extrem unzufrieden');
    const english = loadRules(null, { people: PEOPLE }).rules;
    const deeds = (set: typeof german) =>
      set.rules.map(({ conditions, actions }) => [conditions, { ...actions, hint: '' }]);
    expect(deeds(german)).toEqual(deeds(english));
  });

  it('refuses a file that is no rule file by its size, without reading it', () => {
    const large = join(folder, 'large');
    mkdirSync(large);
    writeFileSync(join(large, 'routing.yaml'), '#'.repeat(1_000_001));
    expect(() => loadRules(large, { people: PEOPLE })).toThrow(
      /routing\.yaml:1: too large: 1\.0 MB/,
    );
  });
});
