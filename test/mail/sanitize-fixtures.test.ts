import { describe, expect, it } from 'vitest';
import { sanitizeForAnswer, sanitizeForHandover } from '../../src/mail/sanitize.ts';
import { forbiddenIn } from '../support/forbidden-html.ts';
import { sanitizeFixtures } from '../support/sanitize-fixtures.ts';

const PICTURES = { contentIds: ['photo@1', 'logo@1'], pictureWord: 'Bild' };
const fixtures = sanitizeFixtures(40);

describe.each(fixtures)('$name', ({ html, expected }) => {
  it('is shown in a handover as it should be', () => {
    expect(sanitizeForHandover(html, PICTURES)).toBe(expected);
  });

  it('holds nothing forbidden, and sanitized again it stays the same', () => {
    expect(forbiddenIn(expected ?? '', false)).toEqual([]);
    if (expected !== null) expect(sanitizeForHandover(expected, PICTURES)).toBe(expected);
    expect(forbiddenIn(sanitizeForAnswer(html) ?? '', true)).toEqual([]);
  });
});
