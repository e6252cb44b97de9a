// A person's correction of what Kulanz read in a mail, kept to be learnt from.
import { plainSubject } from '../mail/subject.ts';
import { type Level, TOPICS, type Topic } from './insight.ts';

export type ExampleKind = 'topic' | 'mood' | 'vip' | 'threat';

export interface Example {
  /** The higher, the later. */
  readonly id: number;
  readonly kind: ExampleKind;
  /** Of a mood its level; of topics the main one first, `refund,delivery`. */
  readonly value: string;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  /** As `exampleText` makes it. */
  readonly text: string;
  readonly at: Date;
  /** `K-24813` */
  readonly ticket: string;
}

/** Characters that are kept of a mail: more than the models look at. */
export const LONGEST_EXAMPLE = 4_000;
/** So many of the newest are learnt from. */
export const MOST_EXAMPLES = 500;
const LONGEST_SUBJECT = 300;
const LEVELS: readonly Level[] = ['extremely-unhappy', 'unhappy', 'neutral', 'happy'];

interface Words {
  readonly subject: string;
  readonly text: string;
}

/** Subject, a blank line, text: at most 4,000 characters of them. */
export function exampleText({ subject, text }: Words): string {
  const line = plainSubject(subject).replace(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT);
  return `${line}\n\n${text}`.slice(0, LONGEST_EXAMPLE);
}

/** The other way round. */
export function exampleWords(stored: string): Words {
  const bounded = stored.slice(0, LONGEST_EXAMPLE);
  const end = bounded.indexOf('\n\n');
  if (end < 0) return { subject: '', text: bounded };
  return { subject: bounded.slice(0, end), text: bounded.slice(end + 2) };
}

/** Null: of another kind, or from another version. */
export function levelOf({ kind, value }: Pick<Example, 'kind' | 'value'>): Level | null {
  return kind === 'mood' ? (LEVELS.find(level => level === value) ?? null) : null;
}

/** The main one first; none: of another kind, or from another version. */
export function topicsOf({ kind, value }: Pick<Example, 'kind' | 'value'>): Topic[] {
  if (kind !== 'topic') return [];
  return value.split(',').flatMap(word => TOPICS.find(topic => topic === word) ?? []);
}
