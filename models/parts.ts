// What the answers about mails are learnt from: whole mails, single sentences of them, and phrases.
import { THREATS, type Threat, TOPICS } from '../src/insight/insight.ts';
import type { MailHead } from '../src/insight/model/heads.ts';
import type { Phrase, WrittenMail } from './examples.ts';
import { COPIES, withGaps } from './gaps.ts';
import type { Lesson } from './lesson.ts';
import { Random } from './random.ts';
import type { Counted, Seen } from './rows.ts';

interface OfMail {
  /** Index of the mail. */
  readonly at: number;
  readonly mail: WrittenMail;
  readonly counted: Counted;
}

interface WholeMail extends OfMail {
  readonly of: 'mail';
}

/** A mail as it comes in an inbox. */
interface DressedMail extends OfMail {
  readonly of: 'dressed';
}

/** A mail with gaps. */
interface Copy extends OfMail {
  readonly of: 'copy';
}

interface Sentence extends OfMail {
  readonly of: 'sentence';
  /** What it threatens with, as somebody marked it. */
  readonly threatens: readonly Threat[];
  /** Somebody marked it as the one that shows the main topic. */
  readonly telling: boolean;
  /** The very words of something that says nothing. */
  readonly trimming: boolean;
}

interface OfPhrase {
  readonly of: 'phrase';
  readonly at: null;
  readonly mail: null;
  readonly phrase: Phrase;
  readonly counted: Counted;
}

export type Part = WholeMail | DressedMail | Copy | Sentence | OfPhrase;

const SEED = 20_261_128;
/** How much each counts. */
const COST = {
  mail: 0.4,
  dressed: 0.3,
  copy: 0.3,
  also: 0.3,
  telling: 0.7,
  harmless: 0.3,
  phrase: 0.6,
  threat: 0.6,
  idle: 0.3,
};
/** And of how strong a feeling is. */
const STRONG = { mail: 0.7, dressed: 0.5 };

export function partsOf({ texts, mails, phrases, seen, dressed }: Lesson): Part[] {
  const first = texts.length;
  const whole = mails.flatMap((mail, at) => {
    const counted = seen[first + at];
    return counted ? [{ of: 'mail' as const, at, mail, counted }] : [];
  });
  const said = phrases.flatMap((phrase, at) => {
    const counted = seen[first + mails.length + at];
    if (!counted) return [];
    // What says nothing is met as a sentence of a mail.
    const told = phrase.tells === 'idle' ? counted.alone : counted;
    return [{ of: 'phrase' as const, at: null, mail: null, phrase, counted: told }];
  });
  const inDress = mails.flatMap((mail, at) => {
    const counted = dressed[at];
    return counted ? [{ of: 'dressed' as const, at, mail, counted }] : [];
  });
  const copies = copiesOf([...whole, ...inDress]);
  const trimmings = new Set(
    phrases.flatMap(({ tells }, at) =>
      tells === 'idle' ? (seen[first + mails.length + at]?.said ?? []) : [],
    ),
  );
  const sentences = whole.flatMap(one => sentencesOf(one, trimmings));
  return [...whole, ...inDress, ...copies, ...sentences, ...said];
}

function copiesOf(mails: readonly (OfMail & { readonly counted: Seen })[]): Copy[] {
  const random = new Random(SEED);
  return mails.flatMap(({ at, mail, counted }) =>
    Array.from({ length: COPIES }, () => {
      return { of: 'copy' as const, at, mail, counted: withGaps(counted, random) };
    }),
  );
}

function sentencesOf(
  { at, mail, counted: seen }: WholeMail & { readonly counted: Seen },
  trimmings: ReadonlySet<string>,
): Sentence[] {
  const telling = mail.why === undefined ? -1 : seen.sentenceOf(mail.why);
  const marked = THREATS.map(
    threat => [threat, seen.sentenceOf(mail.said?.[threat] ?? '')] as const,
  );
  return seen.sentences.map(({ said, counted }, index) => {
    const threatens = marked.filter(([, sentence]) => sentence === index);
    return {
      ...{ of: 'sentence', at, mail, counted, telling: index === telling },
      threatens: threatens.map(([threat]) => threat),
      trimming: trimmings.has(said),
    };
  });
}

export interface Taught {
  readonly yes: boolean;
  readonly cost: number;
}

/** What a head learns of a part, and how much it counts; null: nothing. */
export function taughtBy(part: Part, head: MailHead): Taught | null {
  const topic = TOPICS.some(one => one === head);
  if (part.of === 'phrase') return taughtByPhrase(part.phrase, head, topic);
  const yes = says(part.mail, head);
  if (head === 'idle')
    return part.of === 'sentence' && !part.trimming ? { yes, cost: COST.idle } : null;
  // How strong a feeling is hangs on single words: a mail with gaps may be a milder one. Where half of all threaten it
  // hangs on little else.
  if (head === 'extreme') {
    const tells = (part.of === 'mail' || part.of === 'dressed') && !part.mail.hard;
    return tells ? { yes, cost: STRONG[part.of] } : null;
  }
  if (part.of !== 'sentence') {
    // Also about it, though first of all about something else: hardly a counter-example.
    const also = !yes && part.mail.topics.some(one => one === head);
    return { yes, cost: COST[part.of] * (also ? COST.also : 1) };
  }
  if (topic) return part.telling ? { yes, cost: COST.telling } : null;
  if (!isThreat(head)) return null;
  if (!yes) return { yes, cost: COST.harmless };
  // Which of its sentences threatens is known only where somebody marked it.
  return part.threatens.some(one => one === head) ? { yes, cost: 1 } : null;
}

/** Phrases of topics say nothing of threats, nor the other way round; idle ones say that it is none of them. */
function taughtByPhrase({ tells }: Phrase, head: MailHead, topic: boolean): Taught | null {
  if (head === 'idle') return { yes: tells === head, cost: tells === head ? 1 : COST.idle };
  if (tells === 'idle') return topic || isThreat(head) ? { yes: false, cost: COST.idle } : null;
  const aboutTopic = TOPICS.some(one => one === tells);
  if (aboutTopic ? !topic : !isThreat(head)) return null;
  return { yes: tells === head, cost: aboutTopic ? COST.phrase : COST.threat };
}

/**
 * Of each mail that threatens, the sentence that most seems to, where nobody marked one: by what was learnt from the
 * others (multiple instance learning: Andrews, Tsochantaridis and Hofmann, NIPS 2002).
 * @param said by row of the parts
 */
export function clearestSentences(
  parts: readonly Part[],
  head: MailHead,
  uses: (mail: number) => boolean,
  said: (row: number) => number,
): number[] {
  const clearest = new Map<number, { readonly row: number; readonly most: number }>();
  if (!isThreat(head)) return [];
  for (const [row, part] of parts.entries()) {
    if (part.of !== 'sentence' || !uses(part.at) || !says(part.mail, head)) continue;
    if (part.mail.said?.[head] !== undefined) continue;
    const most = said(row);
    if (most > (clearest.get(part.at)?.most ?? Number.NEGATIVE_INFINITY))
      clearest.set(part.at, { row, most });
  }
  return [...clearest.values()].map(({ row }) => row);
}

function isThreat(name: string): name is Threat {
  return THREATS.some(one => one === name);
}

/** What a head should say of a mail. Of topics it is the main one that is learnt. */
export function says(mail: WrittenMail, head: MailHead): boolean {
  if (head === 'extreme') return mail.level === 'extremely-unhappy';
  if (head === mail.label) return true;
  return mail.topics[0] === head || mail.threats.some(threat => threat === head);
}
