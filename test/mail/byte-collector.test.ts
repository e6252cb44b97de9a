import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteCollector } from '../../src/mail/byte-collector.ts';

const pieces = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 255 }), fc.oneof(fc.nat(5), fc.nat(70_000))),
  { maxLength: 30 },
);

test('gives back all pieces in their order, whatever their sizes', () => {
  fc.assert(
    fc.property(pieces, described => {
      const all = described.map(([byte, length]) => Buffer.alloc(length, byte));
      const collector = new ByteCollector();
      for (const piece of all) collector.push(piece);
      expect(collector.concat().equals(Buffer.concat(all))).toBe(true);
    }),
  );
});

test('a small piece keeps nothing of what it was cut from', () => {
  const large = Buffer.alloc(100, 'x');
  const collector = new ByteCollector();
  collector.push(large.subarray(0, 4));
  large.fill('y');
  expect(collector.concat().toString()).toBe('xxxx');
});
