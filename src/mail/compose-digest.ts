import {
  type DigestContent,
  type DigestEntry,
  type DigestFacts,
  digestContent,
} from './digest-content.ts';
import { digestHtml } from './digest-html.ts';
import { nameSafe } from './header-safe.ts';
import { internalLetter } from './internal-letter.ts';
import { page } from './layout.ts';
import type { Letter } from './letter.ts';
import { wordsFor } from './words.ts';

/** Who waits, since when, with whom, and why it matters; the worst first. */
export function composeDigest(facts: DigestFacts): { letter: Letter } {
  const words = wordsFor(facts.ui);
  const content = digestContent(facts, words);
  const letter = internalLetter(facts, {
    fromName: words.sender(nameSafe(facts.business.name)),
    to: facts.owner,
    replyAddress: null,
    ticketNumber: null,
    subject: content.subject,
    important: false,
    threading: { inReplyTo: null, references: [] },
    text: textOf(content),
    html: page(facts.ui, content.subject, digestHtml(content)),
    attachments: [],
  });
  return { letter };
}

/** The digest for the terminal. */
export function digestText(facts: DigestFacts): string {
  return textOf(digestContent(facts, wordsFor(facts.ui)));
}

function textOf(content: DigestContent): string {
  const blocks = [
    `${content.title}\n\n${content.summary}\n${content.since}`,
    ...content.entries.map(entryText),
    content.more,
    ...content.lists.map(list => [list.title, ...list.items.map(item => `- ${item}`)].join('\n')),
    content.footer,
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function entryText(entry: DigestEntry, index: number): string {
  const number = `${index + 1}. `;
  const marks = entry.marks.map(mark => mark.text).join(', ');
  const lines = [
    `${number}${entry.name}${marks === '' ? '' : `: ${marks}`}`,
    entry.subject,
    ...entry.state,
    ...(entry.why === '' ? [] : [entry.why]),
  ];
  return lines.join(`\n${' '.repeat(number.length)}`);
}
