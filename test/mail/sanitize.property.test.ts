// Any soup of HTML gives HTML in which nothing forbidden is, whoever reads it again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitizeForAnswer, sanitizeForHandover } from '../../src/mail/sanitize.ts';
import { forbiddenIn } from '../support/forbidden-html.ts';
import { sanitizeFixtures } from '../support/sanitize-fixtures.ts';

const NAMES =
  'a p div span b table tbody tr td th caption col colgroup ul li body html head title style script svg math textarea xmp plaintext noscript iframe object form input img picture source template select option font center blockquote h1 pre br hr base meta link video math mtext annotation-xml foreignObject noembed frameset x-y o:p';
const ATTRIBUTES =
  'style href src onclick class id width height bgcolor colspan background srcset alt title name type hidden action formaction xlink:href dir face color';
const VALUES = [
  ...['javascript:x()', ' java\nscript:x', 'https://evil.example/', 'cid:photo@1', 'cid:fremd', ''],
  ...[
    'data:image/png;base64,AA',
    '//evil.example',
    'display:none',
    'position:fixed;top:0',
    '0',
    '1',
  ],
  ...[
    'color:#fff',
    'background:#000 url(https://t.example/x)',
    'font-size:0',
    'margin:-99px',
    '"',
    "'",
  ],
  ...[
    '>',
    '"><script>x</script>',
    'width:expression(x)',
    'color:red;}</style><img src=x>',
    '99999',
  ],
  ...[
    'display/**/:none',
    'col\\6fr:red',
    'font-family:"a;b"',
    'left',
    'mailto:a@b.example',
    '&quot;',
  ],
];
const TEXTS = [
  'Guten Tag',
  ' ',
  '<',
  '>',
  '&',
  '&lt;',
  '&#0;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x',
  '"',
];

const name = fc.constantFrom(...NAMES.split(' '));
const attribute = fc
  .tuple(fc.constantFrom(...ATTRIBUTES.split(' ')), fc.constantFrom(...VALUES))
  .map(([key, value]) => (value.includes('"') ? ` ${key}='${value}'` : ` ${key}="${value}"`));
const token = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(name, fc.array(attribute, { maxLength: 3 }))
      .map(([tag, list]) => `<${tag}${list.join('')}>`),
  },
  { weight: 4, arbitrary: name.map(tag => `</${tag}>`) },
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, fc.constantFrom('', '/', ' x=', ' "', '\n'))
      .map(([tag, end]) => `<${tag}${end}`),
  },
);
const soup = fc.array(token, { maxLength: 60 }).map(tokens => tokens.join(''));
const PICTURES = { contentIds: ['photo@1'], pictureWord: 'Bild' };
const handover = (html: string) => sanitizeForHandover(html, PICTURES);

describe('sanitized HTML', () => {
  it('holds nothing forbidden, whatever it was made from', () => {
    fc.assert(
      fc.property(soup, html => {
        expect(forbiddenIn(handover(html) ?? '', false)).toEqual([]);
        expect(forbiddenIn(sanitizeForAnswer(html) ?? '', true)).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('does not change when it is sanitized again', () => {
    fc.assert(
      fc.property(soup, html => {
        const once = handover(html);
        if (once !== null) expect(handover(once)).toBe(once);
      }),
      { numRuns: 1_500 },
    );
  });

  it('of fixtures glued together too', () => {
    const fixtures = sanitizeFixtures(40).map(({ html }) => html);
    const piece = fc
      .tuple(fc.constantFrom(...fixtures), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([html, share]) => html.slice(0, Math.ceil(html.length * share)));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), pieces => {
        expect(forbiddenIn(handover(pieces.join('')) ?? '', false)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('the reader that looks for what is forbidden finds it', () => {
    for (const html of [
      ...['<script>', '<p onclick="x">', '<a href="javascript:x">', '<img src="https://x">'],
      ...[
        '<td>',
        '<p style="position:fixed">',
        '<!-- x -->',
        '<a href="https://a"><a href="https://b">',
      ],
    ]) {
      expect(forbiddenIn(html, false), html).not.toEqual([]);
    }
  });
});

describe('time', () => {
  const SIZE = 200_000;
  const PIECES: readonly string[] = [
    ...['<div>', '<p>', '<b><i>', '<a href="https://x.example/">paypal.com ', '<table><tr><td>'],
    ...['</div>', '<!', '<!--', '<![CDATA[', '<', '&', '&#x41;', '<a <a ', '<p style="color:red;'],
    ...[
      '<p style="color:#fff">x',
      `<p style="${'a:b;'.repeat(50)}">x</p>`,
      '<img alt="x" src="x">',
    ],
    ...[
      '<font color=red size=3>x',
      '<td>x',
      'a.b.c.',
      'x ',
      '<p title="',
      '<svg><style>',
      '<x-y z=1 ',
    ],
    ...['<ul><li>x', '<a href="https://x.example/"><b>', 'https://a.example/@', '<br>', '<title>'],
  ];

  it.each(PIECES)('200 KB of %s', piece => {
    const html = piece.repeat(Math.ceil(SIZE / piece.length));
    const times = [1, 2, 3].map(() => {
      const started = process.cpuUsage();
      handover(html);
      return process.cpuUsage(started).user / 1000;
    });
    // About 100 ms, of the processor: the machine may be busy. What grows with the square takes minutes.
    expect(Math.min(...times)).toBeLessThan(1_000);
  });

  // As many elements, so that a slow machine is slow with both. With the gate they take half as long.
  it.each(['<p>', '<td>', '<br>'])('as many bare %s as with words take much less', piece => {
    const many = SIZE / 4;
    const [bare, written] = [piece, `${piece}x`].map(one => one.repeat(many));
    const time = (html = '') => {
      const started = process.cpuUsage();
      handover(html);
      return process.cpuUsage(started).user;
    };
    const rounds = Array.from({ length: 9 }, () => [time(bare), time(written)]);
    const [fast, usual] = [0, 1].map(at => Math.min(...rounds.map(round => round[at] ?? 0)));
    expect(fast).toBeLessThan(0.45 * (usual ?? 0));
  });

  it('5 MB are shown as text instead, at once', () => {
    const started = performance.now();
    expect(handover('<p>x</p>'.repeat(625_000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(100);
  });

  it('2 MB take no longer than ten times 200 KB', () => {
    const time = (size: number) => {
      const html = '<div style="color:red"><a href="https://x.example/">x.example</a></div>'.repeat(
        size / 72,
      );
      const started = performance.now();
      handover(html);
      return performance.now() - started;
    };
    time(SIZE);
    expect(time(10 * SIZE)).toBeLessThan(Math.max(2_000, 40 * time(SIZE)));
  });
});
