// What a rule may ask about: a closed list. The parser, the matcher, the JSON Schema and `explain` all
// live on this one table.
import { type Level, type Threat, TOPICS, type Topic } from '../insight/insight.ts';
import type { MailKind } from '../mail/message.ts';

export const GUARANTEES = ['inside', 'grace', 'outside', 'unknown'] as const;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What orders tell; whoever imports none leaves it all out. */
export interface OrderFacts {
  /** Is the order that the mail is about within the money-back guarantee, or within its days of grace? */
  readonly guarantee?: (typeof GUARANTEES)[number];
  /** Was the order found that the mail is about? */
  readonly order?: 'known' | 'unknown';
  /** Orders of this customer. */
  readonly orders?: number;
  /** What this customer has paid for them, in the currency of the shop. */
  readonly orderTotal?: number;
}

/** When the mail is being handed over, in the time zone of the business. */
export interface TimeFacts {
  /** Is the business open now? Never on a holiday. */
  readonly businessHours: boolean;
  readonly weekday: (typeof WEEKDAYS)[number];
  /** 0..23 */
  readonly hour: number;
}

/** What this customer and we have been through, before this mail. */
export interface HistoryFacts {
  readonly knownCustomer: boolean;
  /** Earlier tickets. */
  readonly tickets: number;
  /** Mails on this ticket that nobody has answered yet, without this one. */
  readonly unanswered: number;
  /** Earlier mails that were unhappy or worse. */
  readonly unhappyBefore: number;
  /** How often we have answered on this ticket and the customer was unhappy all the same, and the first time. */
  readonly unhappyRounds: number;
  /** null: this is the first. */
  readonly daysSinceLastMail: number | null;
}

export interface RuleFacts extends TimeFacts, HistoryFacts {
  readonly kind: MailKind;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  /** -1 (furious) .. 1 (delighted). */
  readonly mood: number;
  readonly level: Level;
  readonly threats: readonly Threat[];
  /** Best first; empty: unsure. */
  readonly topics: readonly Topic[];
  /** 0..1 */
  readonly value: number;
  readonly super: boolean;
  /** Address, lower case. */
  readonly customer: string;
  /** The support address that was written to, lower case. */
  readonly mailbox: string;
  readonly guarantee: (typeof GUARANTEES)[number];
  readonly order: 'known' | 'unknown';
  /** null: no orders are known to us. */
  readonly orders: number | null;
  readonly orderTotal: number | null;
}

const KINDS: readonly MailKind[] = ['human', 'auto-reply', 'bounce', 'bulk', 'loop'];
const LEVELS: readonly Level[] = ['extremely-unhappy', 'unhappy', 'neutral', 'happy'];
const THREATS: readonly Threat[] = ['public', 'legal', 'chargeback'];

/** One of a closed list. */
interface WordType {
  readonly type: 'word';
  readonly words: readonly string[];
  readonly example: string;
}

/** Free words of a shape: a slip would never match and never be noticed. */
interface FreeType {
  readonly type: 'free';
  /** Anchored, for lower case. */
  readonly shape: string;
  readonly example: string;
}

/** Several at once; `any` and `none` ask whether there is one at all. */
interface WordsType {
  readonly type: 'words';
  readonly words: readonly string[];
  readonly example: string;
}

interface NumberType {
  readonly type: 'number';
  readonly from: number;
  readonly to: number;
  readonly whole?: boolean;
  /** There may be no number: then no condition on it holds. */
  readonly mayLack?: boolean;
  readonly example: string;
}

interface YesNoType {
  readonly type: 'yes-no';
  readonly example: string;
}

export type FactType = WordType | FreeType | WordsType | NumberType | YesNoType;

/** No `*`: nothing stands for "all of them", and a mail never has one. */
const ADDRESS = '^[^\\s@*]+@[^\\s@*]+$';

function count(to: number, example: string): NumberType & { readonly whole: true } {
  return { type: 'number', from: 0, to, whole: true, example };
}

/** In the order in which `explain` shows them. */
export const FACTS = {
  kind: { type: 'word', words: KINDS, example: 'human' },
  language: {
    type: 'free',
    shape: '^(?:[a-z]{2}|und)$',
    example: 'de',
  },
  mood: { type: 'number', from: -1, to: 1, example: '{ below: -0.5 }' },
  level: { type: 'word', words: LEVELS, example: 'extremely-unhappy' },
  threats: { type: 'words', words: THREATS, example: '[public, legal]' },
  topic: { type: 'word', words: [...TOPICS, 'none'], example: 'refund' },
  topics: { type: 'words', words: TOPICS, example: '[refund, payment]' },
  value: { type: 'number', from: 0, to: 1, example: '{ above: 0.6 }' },
  super: { type: 'yes-no', example: 'true' },
  guarantee: { type: 'word', words: GUARANTEES, example: '[inside, grace]' },
  order: { type: 'word', words: ['known', 'unknown'], example: 'known' },
  orders: { ...count(1_000_000, '{ at-least: 3 }'), mayLack: true },
  orderTotal: {
    type: 'number',
    from: 0,
    to: 1_000_000_000,
    mayLack: true,
    example: '{ above: 1000 }',
  },
  customer: {
    type: 'free',
    shape: ADDRESS,
    example: 'erika@example.org',
  },
  domain: {
    type: 'free',
    shape: '^[^\\s@*]+\\.[^\\s@*]+$',
    example: 'example.org',
  },
  mailbox: {
    type: 'free',
    shape: ADDRESS,
    example: 'hilfe@shop.example',
  },
  businessHours: { type: 'yes-no', example: 'false' },
  weekday: { type: 'word', words: WEEKDAYS, example: '[sat, sun]' },
  hour: count(23, '{ at-least: 17 }'),
  knownCustomer: { type: 'yes-no', example: 'true' },
  tickets: count(1_000_000, '{ at-least: 5 }'),
  unanswered: count(1_000_000, '{ at-least: 2 }'),
  unhappyBefore: count(1_000_000, '{ above: 0 }'),
  unhappyRounds: count(1_000_000, '{ at-least: 3 }'),
  daysSinceLastMail: { ...count(100_000, '{ at-most: 2 }'), mayLack: true },
} as const satisfies Readonly<Record<string, FactType>>;

export type FactName = keyof typeof FACTS;

export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[];

export function factType(name: FactName): FactType {
  return FACTS[name];
}

export type FactValue = string | boolean | number | null | readonly string[];

/** A fact as a rule sees it; words are lower case, null: there is no number. */
export function factValue(name: FactName, facts: RuleFacts): FactValue {
  if (name === 'topic') return facts.topics[0] ?? 'none';
  if (name === 'domain') return domainOf(facts.customer);
  const value = facts[name];
  return typeof value === 'string' ? value.toLowerCase() : value;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** A value as a rule would write it. */
export function factText(value: FactValue): string {
  if (value === null) return 'unknown';
  if (typeof value === 'object') return value.join(', ') || 'none';
  return String(value) || 'none';
}
