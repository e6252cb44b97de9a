import { expect, it } from 'vitest';
import { fitAttachments } from '../../src/mail/fit-attachments.ts';

const sizes = (files: readonly { size: number }[]) => files.map(({ size }) => size);
const files = (...all: number[]) => all.map(size => ({ size }));

it('leaves out the largest until the rest fits, and keeps the order', () => {
  const { kept, leftOut } = fitAttachments(files(3, 50, 12, 40, 9), 25);
  expect(sizes(kept)).toEqual([3, 12, 9]);
  expect(sizes(leftOut)).toEqual([50, 40]);
});

it('keeps everything that fits exactly', () => {
  expect(fitAttachments(files(10, 15), 25).leftOut).toEqual([]);
  expect(sizes(fitAttachments(files(10, 16), 25).kept)).toEqual([10]);
});

it('may leave out all', () => {
  expect(fitAttachments(files(26, 27), 25).kept).toEqual([]);
  expect(fitAttachments([], 25)).toEqual({ kept: [], leftOut: [] });
});

it('draws the line at 25 MB', () => {
  expect(fitAttachments(files(25_000_000)).leftOut).toEqual([]);
  expect(fitAttachments(files(25_000_001)).kept).toEqual([]);
});
