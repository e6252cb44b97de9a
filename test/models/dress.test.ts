// Mails dressed as they come in an inbox.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dress } from '../../models/dress.ts';
import { readTrimmings } from '../../models/examples.ts';
import { Random } from '../../models/random.ts';

const POOLS = {
  training: undefined,
  test: join(import.meta.dirname, '../../eval/insight/trimmings'),
};
const KINDS = ['subjects', 'references', 'wishes', 'requests', 'thanks'] as const;

describe.each(['de', 'en'] as const)('dress, %s', language => {
  const trimmings = readTrimmings(language);

  it('leaves every word of the mail, and puts others around it', () => {
    const random = new Random(1);
    const all = Array.from({ length: 200 }, () => dress('The lid is loose.', trimmings, random));
    for (const { text } of all) expect(text).toContain('The lid is loose.');
    expect(new Set(all.map(({ text }) => text)).size).toBeGreaterThan(100);
    expect(all.filter(({ subject }) => subject !== '').length).toBeGreaterThan(50);
    for (const one of all) expect(`${one.subject}${one.text}`).not.toMatch(/[{}]/);
  });

  it('is the same with the same seed', () => {
    const [one, same, other] = [1, 1, 2].map(seed =>
      Array.from({ length: 5 }, () => dress('The lid is loose.', trimmings, new Random(seed))),
    );
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });

  it('of the test is another than that of the training', () => {
    for (const kind of KINDS) {
      const [worn, kept] = [POOLS.training, POOLS.test].map(folder =>
        readTrimmings(language, folder)[kind].filter(line => line.length > 25),
      );
      expect(kept?.length).toBeGreaterThan(0);
      expect(worn?.filter(line => kept?.includes(line))).toEqual([]);
    }
  });
});
