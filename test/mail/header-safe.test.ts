import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedReferences,
  defuseFences,
  headerSafe,
  lineSafe,
  nameSafe,
  REFERENCE_LIMIT,
  REFERENCES_LENGTH,
  soundMessageId,
  textSafe,
} from '../../src/mail/header-safe.ts';
import { FENCE, fence } from '../../src/mail/marker.ts';

const wild = fc.string({ unit: 'binary', maxLength: 600 });

describe('headerSafe', () => {
  it('turns line breaks into spaces, so that no header can be smuggled in', () => {
    expect(headerSafe('Evil\r\nBcc: x@y')).toBe('Evil Bcc: x@y');
    expect(headerSafe('a\u2028b\u0085c\u0000d')).toBe('a b c d');
  });

  it('removes what turns text around or hides in it', () => {
    expect(headerSafe('gut\u202Etxe.fdp\u200B')).toBe('guttxe.fdp');
  });

  it('keeps ordinary words of every language and whole emoji', () => {
    expect(headerSafe('Größe – Ölfarbe 👩‍👧 مرحبا')).toBe('Größe – Ölfarbe 👩‍👧 مرحبا');
    expect(headerSafe('😀'.repeat(30), 10)).toBe(`${'😀'.repeat(9)}…`);
  });

  it('never lets a control character or more than the limit through', () => {
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 300 }), (value, limit) => {
        const safe = headerSafe(value, limit);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(Array.from(safe).length).toBeLessThanOrEqual(limit);
        expect(headerSafe(safe, limit)).toBe(safe);
      }),
    );
  });

  it('works on a header of many megabytes at once', () => {
    const start = performance.now();
    expect(headerSafe(' \t'.repeat(5_000_000))).toBe('');
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('nameSafe', () => {
  it('leaves nothing that a mail client could read as an address or a quoted string', () => {
    expect(nameSafe('"Evil\r\nBcc: x@y" <a@b>')).toBe('Evil Bcc: x@y a@b');
  });

  it('is never a fence', () => {
    expect(FENCE.test(nameSafe(fence('K-24813', 'x')))).toBe(false);
    expect(FENCE.test(lineSafe(fence('K-24813', 'x')))).toBe(false);
  });
});

describe('textSafe', () => {
  it('keeps lines, drops NUL, and defuses a fence that a stranger wrote', () => {
    const text = textSafe(`a\r\nb\u0000\n> ${fence('K-24813', 'x')}`);
    expect(text).toBe('a\nb\n> = = =K-24813: x ==='.replace('= = =K', '= = = K'));
    expect(FENCE.test(text)).toBe(false);
  });

  it('leaves other rules of equal signs alone', () => {
    expect(defuseFences('=== Bestellung ===')).toBe('=== Bestellung ===');
  });
});

describe('boundedReferences', () => {
  const id = (index: number) => `<m${index}@example.org>`;

  it('keeps the first and the latest', () => {
    const all = Array.from({ length: 100 }, (_, index) => id(index));
    const kept = boundedReferences(all);
    expect(kept).toHaveLength(REFERENCE_LIMIT);
    expect(kept[0]).toBe(id(0));
    expect(kept.at(-1)).toBe(id(99));
  });

  it('refuses what is no msg-id, and repetitions', () => {
    const folded = '<a@b>\r\nBcc: x@y';
    expect(boundedReferences([id(1), folded, id(1), 'no', '<a b>'])).toEqual([id(1)]);
    expect(soundMessageId(folded)).toBeNull();
  });

  it('fits a header, whatever came', () => {
    const ids = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }).map(inner => `<${inner}>`),
        fc
          .string({ minLength: 1, maxLength: 900 })
          .map(inner => `<${inner.replace(/[<>\s]/g, 'x')}>`),
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(ids, references => {
        const kept = boundedReferences(references);
        expect(kept.length).toBeLessThanOrEqual(REFERENCE_LIMIT);
        expect(kept.join(' ').length).toBeLessThanOrEqual(REFERENCES_LENGTH);
        for (const one of kept) expect(one).not.toMatch(/[\r\n ]/);
      }),
    );
  });
});
