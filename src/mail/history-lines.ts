import type { CardLine } from './card.ts';
import { lineSafe, nameSafe } from './header-safe.ts';
import { type Clock, when } from './when.ts';
import type { Words } from './words-shape.ts';

/** An earlier article of the ticket. */
export interface PastArticle {
  readonly direction: 'in' | 'out' | 'internal';
  /** Name or address of who wrote it. */
  readonly who: string;
  readonly at: Date;
  readonly text: string;
}

const SHOWN = 5;
const LINES_EACH = 3;
const LINE_LENGTH = 110;

/**
 * The latest articles, three lines each, the most recent last. What customer and agent wrote to
 * each other is open; a note is a secret.
 */
export function historyLines(
  history: readonly PastArticle[],
  words: Words,
  clock: Clock,
): CardLine[] {
  if (history.length === 0) return [];
  const shown = history.slice(-SHOWN);
  return [
    { label: words.label.history, text: words.handover.history(history.length, shown.length) },
    ...shown.flatMap(article => articleLines(article, words, clock)),
  ];
}

function articleLines(article: PastArticle, words: Words, clock: Clock): CardLine[] {
  const { wrote, answered, noted } = words.handover;
  const say = { in: wrote, out: answered, internal: noted }[article.direction];
  const open = article.direction !== 'internal';
  const text = shortened(article.text).join('\n');
  return [
    { text: say(nameSafe(article.who), when(article.at, clock)), as: 'head' },
    ...(text === '' ? [] : [{ text, as: 'quote' as const, open }]),
  ];
}

/** The first three lines that say something; '…' where more was said. */
function shortened(text: string): string[] {
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .map(line => lineSafe(line, LINE_LENGTH))
    .filter(line => line !== '');
  const first = lines.slice(0, LINES_EACH);
  return lines.length > first.length ? [...first.slice(0, -1), `${first.at(-1)} …`] : first;
}
