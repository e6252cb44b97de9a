// Places of a mail that are asked beside the whole of it: its first sentence, its second, its last, the clearest.
import { type SentenceParts, saying } from './sentences.ts';

/** Places that are asked for each topic; of a single sentence all are the same. */
export const PLACES = ['whole', 'first', 'second', 'last'] as const;

export type Place = (typeof PLACES)[number];

/** The sentences of a mail that say something, by row. */
export interface Places {
  readonly all: readonly number[];
  /** The first of the text, and the subject where there is one. */
  readonly first: readonly number[];
  readonly second: number;
  readonly last: number;
}

/** What a head says of a sentence, by row, when it is all that is said. */
export type Alone = (row: number) => number;

/**
 * @param rows of all sentences; a text without a subject has none in row 0: a subject is followed by an empty line
 * @param idle above 0: the sentence says nothing
 */
export function placesOf(rows: readonly number[], idle: Alone): Places | null {
  const all = saying(rows, idle);
  if (all.length === 0) return null;
  const first = all.slice(0, all[0] === 0 ? 2 : 1);
  const last = all.at(-1) ?? 0;
  return { all, first, second: all[first.length] ?? last, last };
}

/** What is said at each place; a single sentence, null, isn't looked at again by itself. */
export function answersAt(
  whole: number,
  places: Places | null,
  alone: Alone,
): Record<Place, number> {
  if (!places) return { whole, first: whole, second: whole, last: whole };
  const { first, second, last } = places;
  const opening = first.reduce((sum, row) => sum + alone(row) / first.length, 0);
  return { whole, first: opening, second: alone(second), last: alone(last) };
}

/** What the whole mail, its clearest and its last sentence say together. */
export function answerOfParts(
  whole: number,
  { clearest, last }: SentenceParts,
  places: Places,
  alone: Alone,
): number {
  const most = places.all.reduce((max, row) => Math.max(max, alone(row)), Number.NEGATIVE_INFINITY);
  return (1 - clearest - last) * whole + clearest * most + last * alone(places.last);
}
