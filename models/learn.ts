// From examples to weights: which head learns from which texts, and how much each counts.
import type { Label } from '../src/insight/insight.ts';
import { MAIL_HEADS, type MailHead } from '../src/insight/model/heads.ts';
import type { PublicText, WrittenMail } from './examples.ts';
import { ROW_SIZE, rowsOf, type Seen } from './rows.ts';
import { dot, type Rows, trainSvm } from './svm.ts';

export interface Lesson {
  readonly texts: readonly PublicText[];
  readonly mails: readonly WrittenMail[];
  /** Of the texts, then of the mails. */
  readonly seen: readonly Seen[];
}

/** Weights over a whole row (rows.ts), the bias last. */
export interface Learned {
  readonly feelings: Readonly<Record<Label, Float64Array>>;
  readonly mailness: Float64Array;
  readonly mail: Readonly<Record<MailHead, Float64Array>>;
}

const LABELS: readonly Label[] = ['negative', 'neutral', 'positive'];
const COST = { text: 0.3, mail: 0.9, topic: 1, also: 0.3 };
const PASSES = { feelings: 8, mailness: 4, mail: 12 };
const SEED = 20_261_127;

/** Learns from all texts and from the mails that `uses` names. */
export function learn(lesson: Lesson, uses: (mail: number) => boolean): Learned {
  const { texts, mails, seen } = lesson;
  const both = rowsOf(seen, row => (row < texts.length ? 'general' : 'both'));
  const shared = rowsOf(seen, () => 'general');
  const own = rowsOf(seen.slice(texts.length), () => 'mail');
  const sign = (row: number, yes: boolean): number =>
    row < texts.length || uses(row - texts.length) ? (yes ? 1 : -1) : 0;
  const labels = [...texts, ...mails].map(({ label }) => label);
  const costs = Float32Array.from(labels, (label, row) =>
    row < texts.length ? COST.text * rarity(texts, label) : COST.mail,
  );
  const feelings = LABELS.map((label, at) => {
    const signs = Int8Array.from(labels, (one, row) => sign(row, one === label));
    return [label, weigh(both, signs, costs, PASSES.feelings, at)] as const;
  });
  const mailness = weigh(
    shared,
    Int8Array.from(labels, (_, row) => sign(row, row >= texts.length)),
    Float32Array.from(labels, (_, row) => (row < texts.length ? 0.05 : 0.5)),
    PASSES.mailness,
    9,
  );
  const mail = MAIL_HEADS.map(
    (head, at) => [head, weighMails(own, mails, head, uses, at)] as const,
  );
  return {
    feelings: Object.fromEntries(feelings) as Record<Label, Float64Array>,
    mailness,
    mail: Object.fromEntries(mail) as Record<MailHead, Float64Array>,
  };
}

/** Rare labels count more, by the square root of how rare they are. */
function rarity(texts: readonly PublicText[], label: Label): number {
  const count = texts.reduce((all, text) => all + (text.label === label ? 1 : 0), 0);
  return Math.sqrt(texts.length / 3 / Math.max(1, count));
}

function weigh(
  rows: Rows,
  sign: Int8Array,
  cost: Float32Array,
  passes: number,
  seed: number,
): Float64Array {
  return trainSvm({ rows, sign, cost, size: ROW_SIZE, passes, seed: SEED + seed });
}

function weighMails(
  rows: Rows,
  mails: readonly WrittenMail[],
  head: MailHead,
  uses: (mail: number) => boolean,
  seed: number,
): Float64Array {
  const yes = mails.map(mail => says(mail, head));
  const share = yes.filter(Boolean).length / mails.length;
  const rare = COST.topic * Math.min(4, Math.sqrt(1 / share - 1));
  const costs = Float32Array.from(mails, (mail, row) => {
    if (yes[row]) return rare;
    // Also about it, though first of all about something else: hardly a counter-example.
    return mail.topics.some(topic => topic === head) ? COST.also : COST.topic;
  });
  const signs = Int8Array.from(yes, (one, row) => (uses(row) ? (one ? 1 : -1) : 0));
  return weigh(rows, signs, costs, PASSES.mail, 20 + seed);
}

/** What a head should say of a mail. Of topics it is the main one that is learnt. */
export function says(mail: WrittenMail, head: MailHead): boolean {
  if (head === 'extreme') return mail.level === 'extremely-unhappy';
  if (head === mail.label) return true;
  return mail.topics[0] === head || mail.threats.some(threat => threat === head);
}

export interface Said {
  readonly feelings: Readonly<Record<Label, number>>;
  readonly mail: Readonly<Record<MailHead, number>>;
  readonly mailness: number;
}

/** What the weights say of each mail. */
export function saidOfMails(learned: Learned, seen: readonly Seen[]): Said[] {
  const both = rowsOf(seen, () => 'both');
  const shared = rowsOf(seen, () => 'general');
  const own = rowsOf(seen, () => 'mail');
  return seen.map((_, row) => ({
    feelings: mapValues(learned.feelings, weights => dot(both, row, weights)),
    mail: mapValues(learned.mail, weights => dot(own, row, weights)),
    mailness: dot(shared, row, learned.mailness),
  }));
}

function mapValues<K extends string, A, B>(
  from: Readonly<Record<K, A>>,
  change: (value: A) => B,
): Record<K, B> {
  const entries = Object.entries(from) as [K, A][];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)])) as Record<K, B>;
}
