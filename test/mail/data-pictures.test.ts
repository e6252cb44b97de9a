import { describe, expect, it } from 'vitest';
import { takeDataPictures } from '../../src/mail/data-pictures.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { sanitizeForAnswer, sanitizeForHandover } from '../../src/mail/sanitize.ts';

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200, 7)]);
const source = `data:image/png;base64,${png.toString('base64')}`;

describe('takeDataPictures', () => {
  it('makes a part of a picture within the HTML', () => {
    const { html, pictures } = takeDataPictures(`<p>a<img alt="Riss" src='${source}'>b</p>`);
    expect(html).toBe(`<p>a<img alt="Riss" src='cid:picture-1@data.invalid'>b</p>`);
    expect(pictures).toEqual([
      {
        ...{ filename: 'picture-1.png', contentType: 'image/png', size: png.length, inline: true },
        ...{ contentId: 'picture-1@data.invalid', content: png },
      },
    ]);
  });

  it.each([
    ['another type than it says', 'data:image/png;base64,PHN2ZyBvbmxvYWQ9eD4='],
    ['SVG', 'data:image/svg+xml;base64,PHN2Zz4='],
    ['a spacer', 'data:image/gif;base64,R0lGODlhAQABAAAAACw='],
    ['no Base64', 'data:image/png,%89PNG'],
    ['a page', 'data:text/html;base64,PHNjcmlwdD4='],
  ])('leaves %s where it is, and no sanitizer lets it through', (_, src) => {
    const html = `<p>a</p><img src="${src}">`;
    expect(takeDataPictures(html)).toEqual({ html, pictures: [] });
    expect(sanitizeForHandover(html)).toBe('<p>a</p>');
    expect(sanitizeForAnswer(html)).toBe('<p>a</p>');
  });

  it('is bounded', () => {
    expect(takeDataPictures(`<img src="${source}">`.repeat(100)).pictures).toHaveLength(50);
    const started = performance.now();
    takeDataPictures('<img src="data:image/png;base64,'.repeat(100_000));
    takeDataPictures(`<img src="data:image/png;base64,${'A'.repeat(5_000_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

it('stands behind the other parts, and is shown in the handover', async () => {
  const raw = [
    ...['From: erika@example.org', 'Content-Type: multipart/mixed; boundary=b', '', '--b'],
    ...['Content-Type: text/html', '', `<p>Riss: <img src="${source}"></p>`, '--b'],
    ...['Content-Type: application/pdf; name=a.pdf', 'Content-Disposition: attachment', '', 'x'],
    ...['--b--', ''],
  ].join('\r\n');
  const { html, attachments } = await readMessage(Buffer.from(raw));
  expect(attachments.map(({ filename }) => filename)).toEqual(['a.pdf', 'picture-1.png']);
  const contentIds = attachments.flatMap(({ contentId }) => contentId ?? []);
  expect(sanitizeForHandover(html ?? '', { contentIds })).toContain('src="cid:picture-1@');
});
