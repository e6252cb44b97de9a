// Ways to quote a handover that no client of ours has, but some client somewhere may.
import fc from 'fast-check';
import { escapeHtml } from '../../src/mail/escape-html.ts';
import { type Quoted, wrap } from './reply-clients.ts';

/** A style as plain data, so that a failing one can be read. */
export interface Style {
  readonly mark: string;
  readonly intro: number;
  readonly width: number;
  readonly place: 'top' | 'bottom' | 'inline';
  readonly container: number;
  readonly nesting: number;
  readonly encoding: 'plain' | 'decimal' | 'hex' | 'hyphens' | 'spans';
}

export const style: fc.Arbitrary<Style> = fc.record({
  mark: fc.constantFrom('> ', '>', '>> ', '| ', 'EM> ', ' > ', ''),
  intro: fc.nat({ max: 8 }),
  width: fc.constantFrom(32, 48, 60, 72, 78, 998),
  place: fc.constantFrom('top', 'bottom', 'inline'),
  container: fc.nat({ max: 5 }),
  nesting: fc.integer({ min: 0, max: 3 }),
  encoding: fc.constantFrom('plain', 'decimal', 'hex', 'hyphens', 'spans'),
});

export function introOf({ intro }: Pick<Style, 'intro'>, q: Quoted): string {
  const intros = [
    `Am 23.11.2026 um 10:15 schrieb ${q.name} <${q.address}>:`,
    `On Mon, Nov 23, 2026 at 10:15 AM ${q.name} <${q.address}> wrote:`,
    `Von: ${q.name} <${q.address}>\nGesendet: Montag, 23. November 2026 10:15\nAn: ${q.to}\nBetreff: ${q.subject}\n`,
    `-----Original Message-----\nFrom: ${q.name} <${q.address}>\nSent: Monday, November 23, 2026 10:15 AM\nTo: ${q.to}\nSubject: ${q.subject}\n`,
    `${q.name} <${q.address}> schrieb am Mo., 23. Nov. 2026, 10:15:`,
    `Le lun. 23 nov. 2026 à 10:15, ${q.name} <${q.address}> a écrit :`,
    `*Von:* ${q.name} <${q.address}>\n*Gesendet:* Montag, 23. November 2026 10:15\n*An:* ${q.to}\n*Betreff:* ${q.subject}\n`,
    `________________________________\nVon: ${q.name} <${q.address}>\nGesendet: Montag, 23. November 2026 10:15\nAn: ${q.to}\nBetreff: ${q.subject}\n`,
  ];
  return intros[intro] ?? '';
}

/** The quoted lines of the text, marked and wrapped. */
export function quotedLines(given: Style, q: Quoted): string[] {
  return q.text
    .split('\n')
    .flatMap(line => wrap(line, given.width))
    .map(line => (given.mark + line).trimEnd());
}

/** Introduction and quotation with the words above, below or before the last third. */
export function asText(given: Style, q: Quoted, words: string, lines: readonly string[]): string {
  const intro = introOf(given, q);
  if (given.place === 'top') return `${words}\n\n${intro}\n${lines.join('\n')}\n`;
  if (given.place === 'bottom') return `${intro}\n${lines.join('\n')}\n\n${words}\n`;
  const at = Math.floor((lines.length * 2) / 3);
  const before = lines.slice(0, at).join('\n');
  return `${intro}\n${before}\n\n${words}\n\n${lines.slice(at).join('\n')}\n`;
}

const CONTAINERS: readonly (readonly [string, string])[] = [
  [
    '<blockquote type="cite" cite="mid:h.k24813.7f3a9c1e5b2d4860@sonnenblume.example">',
    '</blockquote>',
  ],
  ['<div class="gmail_quote"><blockquote class="gmail_quote">', '</blockquote></div>'],
  ['<div style="border:none;border-left:solid blue 1.5pt;padding:0cm 0cm 0cm 4.0pt">', '</div>'],
  ['<div name="quote" style="margin:10px 5px 5px 10px">', '</div>'],
  ['<div class="yahoo_quoted" id="yahoo_quoted_1"><div><div>', '</div></div></div>'],
  ['<font color="#666666">', '</font>'],
];

/** The same as HTML; `inner` is what stands in the quotation. */
export function asHtml(given: Style, q: Quoted, words: string, inner: string): string {
  const [open, close] = CONTAINERS[given.container] ?? ['', ''];
  const intro = `<div>${introOf(given, q).split('\n').map(escapeHtml).join('<br>')}</div>`;
  const deep = (html: string) =>
    '<div>'.repeat(given.nesting) + html + '</div>'.repeat(given.nesting);
  const quotation = intro + open + deep(encoded(inner, given.encoding)) + close;
  const own = words
    .split('\n')
    .map(line => `<div>${line === '' ? '<br>' : escapeHtml(line)}</div>`);
  return given.place === 'top' ? own.join('') + quotation : quotation + own.join('');
}

/** Letters of the words between tags, written otherwise. */
function encoded(html: string, encoding: Style['encoding']): string {
  if (encoding === 'plain') return html;
  return html.replace(/>[^<]+</g, text =>
    text.replace(/&[a-z#0-9]+;|\p{L}{4,}/gu, word =>
      word.startsWith('&') ? word : encode(word, encoding),
    ),
  );
}

function encode(word: string, encoding: Style['encoding']): string {
  const [first = '', ...rest] = Array.from(word);
  const code = first.codePointAt(0) ?? 0;
  if (encoding === 'decimal') return `&#${code};${rest.join('')}`;
  if (encoding === 'hex') return `&#x${code.toString(16)};${rest.join('')}`;
  if (encoding === 'hyphens') return `${first}&shy;${rest.join('')}`;
  return `<span>${first}</span>${rest.join('')}`;
}
