// From examples to weights: which head learns from which texts, and how much each counts.
import type { Label } from '../src/insight/insight.ts';
import { MAIL_HEADS, type MailHead } from '../src/insight/model/heads.ts';
import type { PublicText } from './examples.ts';
import type { Learned } from './learned.ts';
import type { Lesson } from './lesson.ts';
import { clearestSentences, type Part, partsOf, says, type Taught, taughtBy } from './parts.ts';
import { pruned } from './prune.ts';
import { ROW_SIZE, rowsOf } from './rows.ts';
import { dot, type Rows, trainSvm } from './svm.ts';
import { scaleRows, tellingScales } from './telling.ts';

const LABELS: readonly Label[] = ['negative', 'neutral', 'positive'];
const COST = { text: 0.3, mail: 0.7, dressed: 0.5 };
/** A mail that a rare head says yes to counts so many times as much at most. */
const MOST_RARE = 4;
/** The sentence that seems to threaten, where nobody marked one. */
const GUESSED = 0.7;
const PASSES = { feelings: 8, mailness: 4, mail: 8 };
const SEED = 20_261_127;

/** Learns from all texts and from the mails that `uses` names. */
export function learn(lesson: Lesson, uses: (mail: number) => boolean): Learned {
  const { texts, mails, seen, dressed } = lesson;
  const told = [...seen.slice(0, texts.length + mails.length), ...dressed];
  const both = rowsOf(told, row => (row < texts.length ? 'general' : 'both'));
  const shared = rowsOf(told, () => 'general');
  const parts = partsOf(lesson);
  const own = rowsOf(
    parts.map(({ counted }) => counted),
    () => 'mail',
  );
  const rarities = new Map(LABELS.map(label => [label, rarity(texts, label)]));
  const taught = [
    ...texts.map(({ label }) => ({
      ...{ label, isMail: false, used: true },
      cost: COST.text * (rarities.get(label) ?? 1),
    })),
    ...[COST.mail, COST.dressed].flatMap(cost =>
      mails.map(({ label }, at) => ({ label, isMail: true, used: uses(at), cost })),
    ),
  ];
  const signsOf = (says: (one: (typeof taught)[number]) => boolean) =>
    Int8Array.from(taught, one => (one.used ? (says(one) ? 1 : -1) : 0));
  const costs = Float32Array.from(taught, ({ cost }) => cost);
  const feelings = LABELS.map((label, at) => {
    const signs = signsOf(one => one.label === label);
    return [label, weigh(both, signs, costs, PASSES.feelings, at)] as const;
  });
  const mailness = weigh(
    shared,
    signsOf(({ isMail }) => isMail),
    Float32Array.from(taught, ({ isMail }) => (isMail ? 0.25 : 0.05)),
    PASSES.mailness,
    9,
  );
  // Of feelings it is learnt from all texts, mails included, what mails add.
  const mail = MAIL_HEADS.map(
    (head, at) =>
      [
        head,
        feelings.find(([label]) => label === head)?.[1] ?? weighMails(own, parts, head, uses, at),
      ] as const,
  );
  return pruned(
    {
      feelings: Object.fromEntries(feelings) as Record<Label, Float64Array>,
      mailness,
      mail: Object.fromEntries(mail) as Record<MailHead, Float64Array>,
    },
    { general: both, mail: own },
  );
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
  const scales = tellingScales(rows, sign, ROW_SIZE);
  const scaled = scaleRows(rows, scales);
  const training = { rows: scaled, sign, cost, size: ROW_SIZE, passes, seed: SEED + seed };
  // The bias, last, has no scale.
  return trainSvm(training).map((weight, index) => weight * (scales[index] ?? 1));
}

function weighMails(
  rows: Rows,
  parts: readonly Part[],
  head: MailHead,
  uses: (mail: number) => boolean,
  seed: number,
): Float64Array {
  const mails = parts.flatMap(({ of, mail }) => (of === 'mail' ? [mail] : []));
  const share = mails.filter(mail => says(mail, head)).length / mails.length;
  const rare = Math.min(MOST_RARE, Math.sqrt(1 / share - 1));
  const taught = parts.map(part =>
    part.at === null || uses(part.at) ? taughtBy(part, head) : null,
  );
  const first = weighTaught(rows, taught, rare, seed);
  const guessed = clearestSentences(parts, head, uses, row => dot(rows, row, first));
  if (guessed.length === 0) return first;
  for (const row of guessed) taught[row] = { yes: true, cost: GUESSED };
  return weighTaught(rows, taught, rare, seed);
}

function weighTaught(
  rows: Rows,
  taught: readonly (Taught | null)[],
  rare: number,
  seed: number,
): Float64Array {
  const costs = Float32Array.from(taught, one => (one ? one.cost * (one.yes ? rare : 1) : 1));
  const signs = Int8Array.from(taught, one => (one === null ? 0 : one.yes ? 1 : -1));
  return weigh(rows, signs, costs, PASSES.mail, 20 + seed);
}
