import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/mail/html-to-text.ts';

describe('htmlToText', () => {
  it.each<[string, string, string]>([
    [
      'paragraphs and breaks',
      '<p>Guten Tag,</p><p>eins<br>zwei<br></p>',
      'Guten Tag,\n\neins\nzwei',
    ],
    ['blocks of Gmail and Apple', '<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
    [
      'paragraphs of Outlook',
      '<p class=MsoNormal>a<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>b</p>',
      'a\n\nb',
    ],
    ['white space', 'a <b> b</b>\n\t <i>c</i>d', 'a b cd'],
    ['entities', '1 &lt; 2 &amp; 3&nbsp;&euro; &#128512; &uuml;', '1 < 2 & 3 € 😀 ü'],
    ['lists', '<ul><li>a</li><li><p>b</p></li></ul>', '- a\n- b'],
    ['numbered lists', '<ol start=3><li>a<li>b<ul><li>c</ul></ol>', '3. a\n4. b\n  - c'],
    ['tables', '<table><tr><td>A</td><td>1</td></tr><tr><td>B<td>2</table>', 'A\t1\nB\t2'],
    ['links', 'Siehe <a href="https://x.example/a">hier</a>.', 'Siehe hier <https://x.example/a>.'],
    ['links that show themselves', '<a href="https://www.x.example/">x.example</a>', 'x.example'],
    ['links to an address', '<a href="mailto:a@x.example">Anna</a>', 'Anna'],
    ['scripts as links', '<a href="javascript:alert(1)">hier</a>', 'hier'],
    [
      'quotations',
      'a<blockquote>b<blockquote>c</blockquote></blockquote>d',
      'a\n\n> b\n>\n> > c\n\nd',
    ],
    [
      'indentation, which is no quotation',
      '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">mine</blockquote>',
      'mine',
    ],
    ['rules', 'a<hr>b', 'a\n----------\nb'],
    ['preformatted text', '<pre>a\n  b</pre>', 'a\n  b'],
    ['the delimiter of a signature', '<div>a</div><span>-- </span><br>Erika', 'a\n-- \nErika'],
    ['emoji as pictures', 'gut <img alt="😀" src="x"><img alt="Logo" src="y">', 'gut 😀'],
    [
      'what is no content',
      '<head><title>t</title><style>p{}</style></head><script>x</script>a',
      'a',
    ],
    ['comments of Word', 'a<!--[if mso]><p>b</p><![endif]-->c', 'ac'],
    ['zero width', 'a\u200bb\u00adc\ufeff', 'abc'],
    ['emoji joined', '👩\u200d👧', '👩\u200d👧'],
  ])('%s', (_name, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it.each([
    'style="display:none"',
    'style="color:red;DISPLAY : none !important;"',
    'style="visibility:hidden"',
    'style="font-size:0px;line-height:0"',
    'style="max-height:0;overflow:hidden"',
    'style="opacity:0"',
    'style="display:none;mso-hide:all" class="preheader"',
    'hidden',
  ])('leaves out what is hidden by %s', attribute => {
    expect(htmlToText(`<div ${attribute}>geheim <b>auch</b><br></div>sichtbar`)).toBe('sichtbar');
  });

  it('leaves out what has no colour or that of its ground, unless a colour is set again', () => {
    expect(htmlToText('<p style="color:transparent">weg</p>da')).toBe('da');
    expect(htmlToText('<p style="background-color:#FFF;color:#fff">weg</p>da')).toBe('da');
    const again = '<p style="background:#000;color:#000">weg<a style="color:#fff">da</a></p>';
    expect(htmlToText(again)).toBe('da');
    expect(htmlToText('<p style="background:#000;color:#fff">da</p>')).toBe('da');
  });

  it('shows what only Outlook hides: buttons are made so', () => {
    expect(htmlToText('<a style="mso-hide:all" href="https://x.example">Zur Bestellung</a>')).toBe(
      'Zur Bestellung <https://x.example>',
    );
  });

  it('shows what sets a size again within a cell of no size', () => {
    const html = '<td style="font-size:0px"><div style="font-size:13px">da</div>weg</td>';
    expect(htmlToText(html)).toBe('da');
  });

  it('ends what is hidden where a browser ends it', () => {
    expect(htmlToText('<p style="display:none">weg<p>da')).toBe('da');
    expect(htmlToText('<p style="display:none">weg<div>da</div>')).toBe('da');
    expect(htmlToText('<img style="display:none">da')).toBe('da');
    expect(htmlToText('<div><span style="display:none">weg</div>da')).toBe('da');
  });

  it.each<[string, string]>([
    ['nested elements', '<div>'.repeat(1e6)],
    ['nested quotations', '<blockquote>'.repeat(3e5)],
    ['open angle brackets', '<'.repeat(5e5)],
    ['open tags', '<b '.repeat(1e6)],
    ['end tags of nothing', `${'<b>'.repeat(500)}${'</i>'.repeat(1e6)}`],
    ['open comments', '<!--'.repeat(1e6)],
    ['entities', '&amp'.repeat(3e5)],
    ['a long style', `<p style="${'a:b;'.repeat(1e6)}">`],
    ['spaces', ' '.repeat(5e6)],
    ['line ends', `<pre>${' \n'.repeat(1e6)}`],
    ['text', '<p>Hallo Welt</p>'.repeat(5e5)],
  ])('takes megabytes of %s in bounded time', (_name, html) => {
    const started = performance.now();
    expect(htmlToText(html).length).toBeLessThanOrEqual(1_000_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('never throws and keeps every visible word', () => {
    const tag = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '<td>',
      '</table>',
      '<li>',
      '<b',
      '>',
      '<!--',
      '-->',
      '&',
      '<br/>',
      '<a href="http://x">',
      '</a>',
      '<pre>',
      '<blockquote>',
      '</blockquote>',
      '<ol>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, fc.string()), { maxLength: 60 }), parts => {
        expect(typeof htmlToText(parts.join(''))).toBe('string');
      }),
      { numRuns: 500 },
    );
    const shown = fc.array(
      fc.tuple(
        fc.constantFrom('div', 'p', 'td', 'li', 'b', 'pre', 'h1', 'blockquote', 'a'),
        fc.stringMatching(/^[a-z]{1,8}$/),
      ),
    );
    fc.assert(
      fc.property(shown, elements => {
        const text = htmlToText(
          elements.map(([name, word]) => `<${name}>${word}</${name}> `).join(''),
        );
        expect(text.match(/[a-z]+/g) ?? []).toEqual(elements.map(([, word]) => word));
      }),
    );
  });
});
