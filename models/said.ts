// What weights say of mails, as the program would, before anything is rounded to bytes.
import { type Label, TOPICS } from '../src/insight/insight.ts';
import { MAIL_HEADS, type MailHead } from '../src/insight/model/heads.ts';
import { answerOfParts, answersAt, PLACES, placesOf } from '../src/insight/model/places.ts';
import { sentenceParts } from '../src/insight/model/sentences.ts';
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
    const alone = rowsOf(
      sentences.map(({ counted }) => counted),
      () => 'mail',
    );
    const at = new Map(sentences.map((one, index) => [one.row, index]));
    const ofWhole = (head: MailHead) => dot(own, row, learned.mail[head]);
    const ofSentence = (head: MailHead) => (one: number) =>
      dot(alone, at.get(one) ?? 0, learned.mail[head]);
    const places = placesOf([...at.keys()], ofSentence('idle'));
    const mail = MAIL_HEADS.map(head => {
      const parts = sentenceParts(head);
      const whole = ofWhole(head);
      if (!parts || !places) return [head, whole] as const;
      return [head, answerOfParts(whole, parts, places, ofSentence(head))] as const;
    });
    const atPlaces = TOPICS.map(topic => answersAt(ofWhole(topic), places, ofSentence(topic)));
    return {
      feelings: mapValues(learned.feelings, weights => dot(both, row, weights)),
      mail: Object.fromEntries(mail) as Record<MailHead, number>,
      places: Float64Array.from(PLACES.flatMap(place => atPlaces.map(one => one[place]))),
      mailness: dot(shared, row, learned.mailness),
    };
  });
}

function mapValues<K extends string, A, B>(
  from: Readonly<Record<K, A>>,
  change: (value: A) => B,
): Record<K, B> {
  const entries = Object.entries(from) as [K, A][];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)])) as Record<K, B>;
}
