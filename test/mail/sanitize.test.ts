import { describe, expect, test } from 'vitest';
import { sanitizeForAnswer, sanitizeForHandover } from '../../src/mail/sanitize.ts';

const BOTH = [sanitizeForAnswer, sanitizeForHandover];

describe.each(BOTH)('%o', sanitize => {
  test.each([
    ['<script>alert(1)</script>', 'alert'],
    ['<p onclick="x()">a</p>', 'onclick'],
    ['<a href="javascript:x()">a</a>', 'javascript'],
    ['<a href=" java\nscript:x()">a</a>', 'script:'],
    ['<form action="https://x.example"><input name="a" value="wert"></form>', '<form'],
    ['<iframe src="https://x.example">b</iframe>', 'iframe'],
    ['<object data="https://x.example">b</object>', 'object'],
    ['<svg onload="x()"><circle/></svg>', 'svg'],
    ['<style>p{color:red}</style>', 'color'],
    ['<base href="https://x.example">', 'base'],
    ['<meta http-equiv="refresh" content="0;url=https://x.example">', 'refresh'],
    ['<p style="position:fixed;top:0">a</p>', 'position'],
    ['<p style="background:url(https://x.example/a.gif)">a</p>', 'url'],
    ['<p style="display:none">geheim</p>', 'geheim'],
    ['<span style="font-size:0px">geheim</span>', 'geheim'],
    ['<p style="margin-left:-9999px">a</p>', '9999'],
    ['<!-- geheim -->', 'geheim'],
    ['<img src="data:text/html;base64,x">', 'data:'],
    ['<title>geheim</title>', 'geheim'],
    ['<div hidden>geheim</div>', 'geheim'],
  ])('leaves out what is dangerous or hidden: %s', (html, gone) => {
    expect(sanitize(`<p>Guten Tag</p>${html}`)).not.toContain(gone);
  });

  test('keeps what is written and how it looks', () => {
    const html =
      '<p style="color:#c00;font-weight:bold">Guten <b>Tag</b></p><ul><li>eins</li></ul>' +
      '<table border="1"><tr><td colspan="2">x</td></tr></table><img src="cid:logo@1" alt="Logo" />';
    const safe = sanitize(html) ?? '';
    for (const part of [
      'color:#cc0000',
      '<b>Tag</b>',
      '<li>eins</li>',
      'colspan="2"',
      'cid:logo@1',
    ]) {
      expect(safe).toContain(part);
    }
  });

  test('a link can not reach back to the page it was opened from', () => {
    const safe = sanitize('<a href="https://x.example" target="top">a</a>');
    expect(safe).toBe(
      '<a href="https://x.example" target="_blank" rel="noopener noreferrer">a</a>',
    );
  });

  test("keeps Outlook's lines together without its style sheet", () => {
    expect(sanitize('<p class=MsoNormal>a</p>')).toBe('<p style="margin:0">a</p>');
  });

  test('is bounded', () => {
    expect(sanitize('a'.repeat(2_000_001))).toBeNull();
    const before = performance.now();
    expect(sanitize(`${'<div>'.repeat(1000)}tief${'</div>'.repeat(1000)}`)).toContain('tief');
    expect(sanitize(`${'<div>'.repeat(300_000)}tief`)).toBeNull();
    sanitize('<'.repeat(500_000));
    sanitize(`<p style="${'a:b;'.repeat(100_000)}">x</p>`);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test('nothing left is null', () => {
    expect(sanitize('<script>x</script>')).toBeNull();
  });
});

test('a handover loads nothing from elsewhere, but says what the picture shows', () => {
  const html =
    '<p>Sehen Sie:<img src="https://x.example/a.jpg" alt="Riss im &lt;Fuß&gt;"></p>' +
    '<img src="https://x.example/pixel.gif" alt="x" width="1" height="1">';
  expect(sanitizeForHandover(html)).toBe('<p>Sehen Sie: [Riss im &lt;Fuß&gt;] </p>');
  expect(sanitizeForAnswer(html)).toContain('src="https://x.example/a.jpg"');
  expect(sanitizeForAnswer(html)).not.toContain('pixel');
});
