import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Base64Decoder } from '../../src/mail/file-decoder.ts';

async function decode(text: string, sizes: readonly number[]): Promise<Buffer> {
  const decoder = new Base64Decoder();
  const all = Buffer.from(text, 'latin1');
  let at = 0;
  for (const size of sizes) {
    decoder.write(all.subarray(at, at + size));
    at += size;
  }
  decoder.end(all.subarray(at));
  return await buffer(decoder);
}

const inLines = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('base64')
    .replace(/.{76}/g, line => `${line}\r\n`);
const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 20 });

describe('Base64Decoder', () => {
  it('gives the bytes, wherever the stream is cut', async () => {
    const file = fc.uint8Array({ minLength: 30, maxLength: 12_000 });
    await fc.assert(
      fc.asyncProperty(file, sizes, async (bytes, cuts) => {
        expect(await decode(inLines(bytes), cuts)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 60 },
    );
  });

  it('joins pieces that are padded each', async () => {
    const file = fc.uint8Array({ minLength: 30, maxLength: 2000 });
    await fc.assert(
      fc.asyncProperty(file, file, sizes, async (one, other, cuts) => {
        const text = `${inLines(one)}\r\n${inLines(other)}`;
        // Without padding nobody can tell where the first one ends.
        fc.pre(one.length % 3 !== 0);
        expect(await decode(text, cuts)).toEqual(Buffer.concat([one, other]));
      }),
      { numRuns: 40 },
    );
  });

  it('lets through what is no base64', async () => {
    const prose = 'Artikel; Menge\nTasse, groß; 3\n'.repeat(400);
    expect((await decode(prose, [10, 5000])).toString('latin1')).toBe(prose);
    expect((await decode('kurz, und gut.', [])).toString()).toBe('kurz, und gut.');
  });
});
