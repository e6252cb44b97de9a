// What weights say of mails, as the program would, before anything is rounded to bytes.
import { type Label, TOPICS } from '../src/insight/insight.ts';
import { MAIL_HEADS, type MailHead } from '../src/insight/model/heads.ts';
import { saying, sentenceParts } from '../src/insight/model/sentences.ts';
import { PLACES, type Place } from '../src/insight/model/weighed-topics.ts';
import type { Learned } from './learned.ts';
import { rowsOf, type Seen } from './rows.ts';
import { dot } from './svm.ts';

export interface Said {
  readonly feelings: Readonly<Record<Label, number>>;
  /** Of topics it is what the whole mail says. */
  readonly mail: Readonly<Record<MailHead, number>>;
  /** What each topic is given at each place (weighed-topics.ts). */
  readonly places: Float64Array;
  readonly mailness: number;
}

/** What the weights say of each mail. */
export function saidOfMails(learned: Learned, seen: readonly Seen[]): Said[] {
  const both = rowsOf(seen, () => 'both');
  const shared = rowsOf(seen, () => 'general');
  const own = rowsOf(seen, () => 'mail');
  return seen.map(({ sentences }, row) => {
    const alone = rowsOf(sentences, () => 'mail');
    const ofWhole = (head: MailHead) => dot(own, row, learned.mail[head]);
    const said = saying([...sentences.keys()], at => dot(alone, at, learned.mail.idle));
    const ofEach = (head: MailHead) => said.map(at => dot(alone, at, learned.mail[head]));
    const mail = MAIL_HEADS.map(head => {
      const parts = sentences.length > 1 ? sentenceParts(head) : null;
      if (!parts) return [head, ofWhole(head)] as const;
      const each = ofEach(head);
      const { clearest, last } = parts;
      const single = clearest * Math.max(...each) + last * (each.at(-1) ?? 0);
      return [head, (1 - clearest - last) * ofWhole(head) + single] as const;
    });
    const atPlaces = TOPICS.map(topic => placesOf(ofWhole(topic), ofEach(topic)));
    return {
      feelings: mapValues(learned.feelings, weights => dot(both, row, weights)),
      mail: Object.fromEntries(mail) as Record<MailHead, number>,
      places: Float64Array.from(PLACES.flatMap(place => atPlaces.map(one => one[place]))),
      mailness: dot(shared, row, learned.mailness),
    };
  });
}

function placesOf(whole: number, each: readonly number[]): Record<Place, number> {
  const [first, second] = each;
  // A single sentence isn't looked at again by itself.
  if (first === undefined) return { whole, first: whole, second: whole, last: whole };
  const last = each.at(-1) ?? whole;
  return { whole, first, second: second ?? last, last };
}

function mapValues<K extends string, A, B>(
  from: Readonly<Record<K, A>>,
  change: (value: A) => B,
): Record<K, B> {
  const entries = Object.entries(from) as [K, A][];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)])) as Record<K, B>;
}
