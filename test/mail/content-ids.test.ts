import { describe, expect, test } from 'vitest';
import {
  freshCidUrl,
  freshContentIds,
  renameCidsInText,
  withContentId,
} from '../../src/mail/content-ids.ts';
import { sanitizeForAnswer } from '../../src/mail/sanitize.ts';

const OLD = 'Bild1.5F3A@annas-laptop.privat.example';
const NEW = 'part1.abc@shop.example';
const ids = freshContentIds(
  [{ contentId: OLD }, { contentId: null }, { contentId: OLD.toUpperCase() }],
  'abc',
  'hilfe@shop.example',
);

describe('Content-IDs', () => {
  test('are new ones of our own domain, the same for the same', () => {
    expect([...ids]).toEqual([[OLD.toLowerCase(), NEW]]);
  });

  test('of a file', () => {
    const file = { inboundId: 1, index: 0, filename: 'a.png', contentType: 'image/png' };
    const named = withContentId({ ...file, inline: true, contentId: OLD }, ids);
    expect(named.contentId).toBe(NEW);
    expect(withContentId({ ...file, inline: false, contentId: null }, ids).contentId).toBeNull();
  });

  test.each([`cid:${OLD}`, ` CID:${OLD.toUpperCase()}`, `cid:${OLD.replace('@', '%40')}`])(
    '%j in HTML',
    url => {
      expect(freshCidUrl(url, ids)).toBe(`cid:${NEW}`);
      expect(sanitizeForAnswer(`<p>x<img src="${url}" alt="Lampe"></p>`, ids)).toBe(
        `<p>x<img src="cid:${NEW}" alt="Lampe" style="max-width:100%;height:auto" /></p>`,
      );
    },
  );

  test('a picture that does not go along says what it shows', () => {
    const html = '<p>x<img src="cid:logo@privat.example" alt="Logo"></p>';
    expect(sanitizeForAnswer(html, ids)).toBe('<p>x [Logo] </p>');
  });

  test.each([
    [`See [cid:${OLD}] there`, `See [cid:${NEW}] there`],
    [`See <cid:${OLD}>`, `See <cid:${NEW}>`],
    ['See [cid:logo@privat.example] there', 'See  there'],
    ['Our acid: 5 %, cid:7, El Cid: a film', 'Our acid: 5 %, cid:7, El Cid: a film'],
  ])('%j in the text', (text, renamed) => {
    expect(renameCidsInText(text, ids)).toBe(renamed);
  });

  test('take no time in hostile text', () => {
    const before = performance.now();
    renameCidsInText('[cid:'.repeat(40_000), ids);
    renameCidsInText(`cid:${'%'.repeat(200_000)}`, ids);
    expect(performance.now() - before).toBeLessThan(100);
  });
});
