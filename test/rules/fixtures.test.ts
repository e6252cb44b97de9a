// Rule files as merchants write them, good and bad: what the parser says, and what an editor says that
// knows the schema.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ruleErrorText } from '../../src/io/rules-file.ts';
import { rulesJsonSchema } from '../../src/rules/json-schema.ts';
import { parseRules } from '../../src/rules/parse.ts';
import { ROOT } from '../support/source-code.ts';

const FOLDER = join(ROOT, 'test/fixtures/rules');
const KNOWN = { people: ['jonas', 'anna'], mailboxes: ['hilfe@shop.example'] };

const fits = new Ajv({ allowUnionTypes: true }).compile(rulesJsonSchema());

function filesOf(folder: string): string[] {
  const names = readdirSync(join(FOLDER, folder)).filter(name => name.endsWith('.yaml'));
  if (names.length === 0) throw new Error(`no fixtures in ${folder}`);
  return names;
}

function read(folder: string, name: string) {
  const text = readFileSync(join(FOLDER, folder, name), 'utf8');
  const parsed = parseRules([{ file: 'routing.yaml', text }], KNOWN);
  const said = 'errors' in parsed ? parsed.errors : parsed.warnings;
  const words = said.map(one => `${ruleErrorText(one)}\n`).join('');
  const expected = join(FOLDER, folder, name.replace('.yaml', '.expected.txt'));
  return { text, good: 'rules' in parsed, words, expected };
}

/** Twice the same key is the parser's to say. */
function schemaAccepts(text: string): boolean {
  return fits(parse(text, { uniqueKeys: false })) === true;
}

describe('rule files', () => {
  it.each(filesOf('good'))('%s: nothing is wrong', name => {
    const { text, good, words } = read('good', name);
    expect([good, words]).toEqual([true, '']);
    expect(schemaAccepts(text)).toBe(true);
  });

  it.each(filesOf('shape'))('%s: parser and schema refuse it', async name => {
    const { text, good, words, expected } = read('shape', name);
    expect(good).toBe(false);
    await expect(words).toMatchFileSnapshot(expected);
    expect(schemaAccepts(text)).toBe(false);
  });

  it.each(filesOf('sense'))('%s: only who knows more than shapes refuses it', async name => {
    const { text, good, words, expected } = read('sense', name);
    expect(good).toBe(false);
    await expect(words).toMatchFileSnapshot(expected);
    expect(schemaAccepts(text)).toBe(true);
  });

  it.each(filesOf('warnings'))('%s: in force, and what is odd is said', async name => {
    const { text, good, words, expected } = read('warnings', name);
    expect(good).toBe(true);
    await expect(words).toMatchFileSnapshot(expected);
    expect(words === '').toBe(name === 'none-here.yaml');
    expect(schemaAccepts(text)).toBe(true);
  });
});

describe('the schema for editors', () => {
  it('is as the tables are: "npm run schema" writes it', () => {
    const written = readFileSync(join(ROOT, 'rules/routing.schema.json'), 'utf8');
    expect(JSON.parse(written)).toEqual(rulesJsonSchema());
  });

  it.each(['rules', 'rules/de'])('accepts the rules that come with Kulanz: %s', folder => {
    const text = readFileSync(join(ROOT, folder, 'routing.yaml'), 'utf8');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./routing.schema.json');
    expect(existsSync(join(ROOT, 'rules/routing.schema.json'))).toBe(true);
    expect(schemaAccepts(text)).toBe(true);
    expect(parseRules([{ file: 'routing.yaml', text }], KNOWN)).toMatchObject({ warnings: [] });
  });
});
