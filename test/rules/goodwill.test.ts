// `goodwill.yaml` as merchants write it, good and bad: what the parser says, and an editor that knows the
// schema.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VALUE_CLASSES } from '../../src/insight/value-class.ts';
import { loadRules, ruleErrorText } from '../../src/io/rules-file.ts';
import { GIFT_LEVELS } from '../../src/rules/goodwill.ts';
import { parseGoodwill } from '../../src/rules/parse-goodwill.ts';
import { ROOT } from '../support/source-code.ts';

const FOLDER = join(ROOT, 'test/fixtures/goodwill');
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'rules/goodwill.schema.json'), 'utf8'));
const fits = new Ajv({ allowUnionTypes: true }).compile(SCHEMA);

const filesOf = (folder: string) =>
  readdirSync(join(FOLDER, folder)).filter(name => name.endsWith('.yaml'));
const textOf = (folder: string, name: string) => readFileSync(join(FOLDER, folder, name), 'utf8');

describe('goodwill.yaml', () => {
  it.each(filesOf('good'))('%s: nothing is wrong', name => {
    const text = textOf('good', name);
    expect(parseGoodwill(text, 'goodwill.yaml')).toHaveProperty('goodwill');
    expect(fits(parse(text))).toBe(true);
  });

  it.each(filesOf('bad'))('%s: every mistake with its line, and the nearest word', async name => {
    const parsed = parseGoodwill(textOf('bad', name), 'goodwill.yaml');
    if (!('errors' in parsed)) throw new Error('taken for good');
    expect(parsed.errors.length).toBeGreaterThan(0);
    const words = parsed.errors.map(error => `${ruleErrorText(error)}\n`).join('');
    await expect(words).toMatchFileSnapshot(
      join(FOLDER, 'bad', name.replace('.yaml', '.expected.txt')),
    );
  });

  it('amounts are hundredths, words as the merchant writes them, and every rule has its line', () => {
    const parsed = parseGoodwill(textOf('good', 'everything.yaml'), 'goodwill.yaml');
    expect(parsed).toMatchObject({
      goodwill: {
        currency: 'CHF',
        budget: { customer: 4950, total: 100_000 },
        gifts: [
          { where: 'goodwill.yaml:4', gift: 'Blumen', cents: 3055, values: ['super'] },
          { where: 'goodwill.yaml:7', gift: '2 Eintrittskarten', cents: 0 },
          { where: 'goodwill.yaml:10', levels: [], values: [], cents: 500 },
        ],
      },
    });
  });

  it.each(['de', 'en'] as const)(
    'what comes with Kulanz (%s) is sound and has its schema',
    language => {
      const { goodwill, files } = loadRules(null, { people: [], business: { language } });
      expect(files.ownGoodwill).toBe(false);
      expect(goodwill.gifts.at(-1)?.gift).toBe(language === 'de' ? 'Gutschein' : 'voucher');
      const text = readFileSync(
        join(ROOT, 'rules', language === 'de' ? 'de' : '', 'goodwill.yaml'),
        'utf8',
      );
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./goodwill.schema.json');
      expect(fits(parse(text))).toBe(true);
    },
  );

  it('the schema knows the same words as the parser', () => {
    expect(SCHEMA.definitions.level.enum).toEqual([...GIFT_LEVELS]);
    expect(SCHEMA.definitions.value.enum).toEqual([...VALUE_CLASSES]);
  });

  it('whatever stands in it, it is read or refused, and never thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        const parsed = parseGoodwill(text, 'goodwill.yaml');
        expect('errors' in parsed ? parsed.errors.length : 1).toBeGreaterThan(0);
      }),
    );
  });
});
