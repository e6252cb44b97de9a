// The trained models that are shipped.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GENERAL_HEADS, MAIL_HEADS } from '../../src/insight/model/heads.ts';
import { KIN_LEVELS, kinAt } from '../../src/insight/model/kin.ts';
import { decodeModel } from '../../src/insight/model/model.ts';
import { SIGN_COUNT } from '../../src/insight/signs.ts';

const MOST_BYTES = 2_000_000;
/** Pairs of a kind; chance alone would hardly leave one of them together, and parts some. */
const KIN = {
  de: `dhl hermes, anwalt gericht, bank sparkasse, schuhe stiefel, hose jacke, tasse teller, montag dienstag,
    rechnung mahnung, google trustpilot, januar februar, rot blau, mutter vater`,
  en: `courier carrier, solicitor lawyer, bank visa, boots shoes, trousers jacket, cup plate, monday tuesday,
    invoice bill, google trustpilot, january february, red blue, mother father`,
} as const;
const OTHERS = { de: 'und', en: 'and' };

describe.each(['de', 'en'] as const)('models/%s.model', language => {
  const bytes = readFileSync(new URL(`../../models/${language}.model`, import.meta.url));
  const model = decodeModel(bytes);

  it('is at most two megabytes', () => {
    expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('is of its language, with a weight for every head and finite numbers only', () => {
    expect(model.language).toBe(language);
    expect(model.general.heads).toBe(GENERAL_HEADS.length);
    expect(model.mail.heads).toBe(MAIL_HEADS.length);
    const numbers = [model.general, model.mail].flatMap(layer => [
      ...layer.biases,
      ...layer.signs,
      ...layer.values,
    ]);
    expect(numbers.filter(number => !Number.isFinite(number))).toEqual([]);
  });

  it('knows the kin of most common words, and takes none of the others for it', () => {
    const groupsOf = (word: string) => {
      const at = kinAt(model.kin, word);
      return at < 0 ? [] : [...model.kin.groups.slice(at, at + KIN_LEVELS)];
    };
    const together = (one = '', other = '') =>
      groupsOf(one).some((group, level) => group === groupsOf(other)[level]);
    const pairs = KIN[language].split(',').map(pair => pair.trim().split(' '));
    const kin = pairs.filter(([one, other]) => together(one, other));
    expect(kin.length).toBeGreaterThanOrEqual(pairs.length / 2);
    expect(pairs.filter(([one]) => together(one, OTHERS[language]))).toEqual([]);
  });

  it('was trained with the signs that the code reads today', () => {
    const [line = ''] = bytes.toString('latin1').split('\n', 1);
    const head: { general: { signs: number[][] }; mail: { signs: number[][] } } = JSON.parse(line);
    const signs = [...head.general.signs, ...head.mail.signs].map(({ length }) => length);
    expect(new Set(signs)).toEqual(new Set([SIGN_COUNT]));
  });

  it('has a threshold for each yes or no', () => {
    expect(Object.keys(model.thresholds).toSorted()).toEqual(
      ['chargeback', 'extreme', 'legal', 'public'].toSorted(),
    );
  });
});
