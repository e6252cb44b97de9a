import type { Letter } from '../../src/mail/letter.ts';

/** A letter as one text, so that a fixture shows all that a reader's mail client gets. */
export function letterAsText(letter: Letter): string {
  const address = ({ name, address }: { name: string; address: string }) =>
    `"${name}" <${address}>`;
  const head: readonly (readonly [string, string])[] = [
    ['From', address(letter.from)],
    ['Reply-To', letter.replyTo ? address(letter.replyTo) : ''],
    ['To', letter.to.map(address).join(', ')],
    ['Cc', letter.cc.map(address).join(', ')],
    ['Subject', letter.subject],
    ['In-Reply-To', letter.inReplyTo ?? ''],
    ['References', letter.references.join(' ')],
    ...Object.entries(letter.headers),
  ];
  const lines = head
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\n')}\n\n${letter.text}`;
}

/** Every string of a letter that becomes a header. */
export function headerValues(letter: Letter): string[] {
  const people = [
    letter.from,
    ...(letter.replyTo ? [letter.replyTo] : []),
    ...letter.to,
    ...letter.cc,
  ];
  return [
    ...people.map(({ name }) => name),
    letter.subject,
    letter.inReplyTo ?? '',
    ...letter.references,
    ...Object.entries(letter.headers).flat(),
  ];
}

/** What a reader sees of an HTML letter, on one line each paragraph. */
export function visibleText(html: string): string {
  return html
    .replace(/<(head|style)[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, '')
    .replace(/\n/g, ' ')
    .replace(/<br>|<\/(?:p|div|h1|h2|tr|td)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(line => line !== '')
    .join('\n');
}
