// The tables as Kysely sees them (camelCase through CamelCasePlugin; migrations hold the truth).
import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { CustomerValue, Insight, Level, Threat, TopicScore } from '../insight/insight.ts';
import type { Command } from '../mail/commands.ts';
import type { Letter } from '../mail/letter.ts';
import type { Address, MailKind } from '../mail/message.ts';
import type {
  CustomerLinkTable,
  CustomerOrderTable,
  CustomerTotalTable,
  GiftTable,
  InsightExampleTable,
  ValueScaleTable,
} from './schema-customers.ts';

/** jsonb: read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonDefault<T> = ColumnType<T, string | undefined, string>;
type Default<T> = ColumnType<T, T | undefined, T>;

export type InboundStatus = 'stored' | 'done' | 'duplicate' | 'quarantined';
export type TicketState = 'open' | 'waiting' | 'closed';
export type OutboxKind = 'handover' | 'alert' | 'notice' | 'digest' | 'answer';
export type OutboxStatus = 'waiting' | 'sent' | 'failed' | 'cancelled';

/** An attachment of an article, without its bytes: `index` counts in the parsed inbound. */
export interface ArticleAttachment {
  readonly index: number;
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
  readonly inline: boolean;
  readonly contentId: string | null;
}

interface PersonTable {
  id: string;
  name: string;
  address: string;
  role: 'owner' | 'agent';
  active: Default<boolean>;
}

interface AwayTable {
  person: string;
  since: Date;
  until: Date;
  because: string;
}

interface WatermarkTable {
  mailbox: string;
  folder: string;
  uidValidity: number;
  /** Older UIDs are before `since`: left to `backfill`. */
  firstUid: number;
  /** Every UID from firstUid to here is accounted for. */
  lastUid: number;
  /** Mail below `newFrom` that came before is left to `backfill` too, wherever its UID stands. */
  sinceAt: Date;
  /** UIDNEXT when this life of the UIDs began for us: from here on all mail is new, however old its date. */
  newFrom: number;
  updatedAt: Default<Date>;
}

interface InboundTable {
  id: Generated<number>;
  mailbox: string;
  folder: string;
  uidValidity: number;
  uid: number;
  receivedAt: Date;
  storedAt: Default<Date>;
  size: number;
  /** SHA-256 of the raw bytes; null when they were too many to keep. */
  digest: Buffer | null;
  status: Default<InboundStatus>;
  reason: Default<string>;
  duplicateOf: Default<number | null>;
  attempts: Default<number>;
  dueAt: Default<Date>;
  /** The running process that works on it (its instance number); null: nobody. */
  claimedBy: Default<number | null>;
  messageId: Default<string | null>;
  /** Hash of sender, date, subject and text: the same mail by another way. */
  contentKey: Default<string | null>;
  fromAddress: Default<string | null>;
  subject: Default<string | null>;
  kind: Default<MailKind | null>;
}

interface InboundRawTable {
  inboundId: number;
  seq: number;
  data: Buffer;
}

interface CustomerTable {
  id: Generated<number>;
  address: string;
  name: Default<string>;
  language: Default<string>;
  firstSeenAt: Date;
  praised: Default<number>;
  unhappy: Default<number>;
  vip: Default<boolean>;
  value: JsonDefault<CustomerValue>;
}

interface TicketTable {
  id: Generated<number>;
  number: string;
  mailbox: string;
  state: Default<TicketState>;
  subject: string;
  customerId: number;
  assignee: string;
  because: string;
  /** A human chose the assignee (#assign): rules don't move it. */
  pinned: Default<boolean>;
  /** Why this case stands out, in one line for the owner; '' for an everyday one. */
  matters: Default<string>;
  level: Default<Level>;
  score: Default<number>;
  /** The rule's `priority`, 0 (low) .. 3 (urgent): the order in lists. */
  priority: Default<number>;
  topics: JsonDefault<TopicScore[]>;
  /** Words of the merchant's, given by rules. */
  labels: JsonDefault<string[]>;
  threats: JsonDefault<Threat[]>;
  language: Default<string>;
  nextActionAt: Date;
  /** What happens then: an answer is due, a reminder is sent, or it closes quietly. */
  nextAction: Default<'answer' | 'remind' | 'close'>;
  /** Since when the customer waits for an answer; null: the ball is with the customer. */
  waitingSince: Date | null;
  overdueToldFor: Default<Date | null>;
  openedAt: Date;
  updatedAt: Date;
  closedAt: Default<Date | null>;
  follows: Default<number | null>;
}

interface ParticipantTable {
  ticketId: number;
  address: string;
  name: Default<string>;
  role: 'customer' | 'cc';
}

interface ReplyTokenTable {
  token: string;
  ticketId: number;
  person: string;
  createdAt: Default<Date>;
}

interface ArticleTable {
  id: Generated<number>;
  ticketId: number;
  inboundId: number | null;
  direction: 'in' | 'out' | 'internal';
  author: 'customer' | 'agent' | 'machine';
  person: Default<string | null>;
  token: Default<string | null>;
  kind: Default<MailKind>;
  fromName: Default<string>;
  fromAddress: Default<string>;
  /** Where an answer goes: Reply-To, else From. */
  replyTo: JsonDefault<Address[]>;
  cc: JsonDefault<Address[]>;
  messageId: Default<string | null>;
  refs: JsonDefault<string[]>;
  subject: Default<string>;
  at: Date;
  text: Default<string>;
  newText: Default<string>;
  /** As it came, unsanitized; null when there was none or it was too long to keep twice. */
  html: Default<string | null>;
  attachments: JsonDefault<ArticleAttachment[]>;
  insight: ColumnType<Insight | null, string | null | undefined, string | null>;
  /** The customer's article that this one answers. */
  answers: Default<number | null>;
  hold: Default<'held' | 'released' | 'dropped' | null>;
  heldBecause: JsonDefault<string[]>;
  /** What its writer asked for besides: done when it is released. */
  heldCommands: JsonDefault<Command[]>;
  /** The answer ready to leave, while it is held. */
  letter: ColumnType<Letter | null, string | null | undefined, string | null>;
  triage: Default<'none' | 'waiting' | 'done' | 'failed'>;
  attempts: Default<number>;
  dueAt: Default<Date>;
  /** The running process that works on it (its instance number); null: nobody. */
  claimedBy: Default<number | null>;
}

interface MessageRefTable {
  messageId: string;
  ticketId: number;
  role: 'article' | 'reference' | 'answer' | 'handover';
  articleId: number | null;
  person: Default<string | null>;
}

interface OutboxTable {
  id: Generated<number>;
  kind: OutboxKind;
  /** What makes this mail unique: the same act can't be sent twice. */
  key: string;
  mailbox: string;
  ticketId: Default<number | null>;
  articleId: Default<number | null>;
  person: Default<string | null>;
  recipients: string[];
  /** Those of the recipients whose server has the mail: they never get it again. */
  taken: Default<string[]>;
  /** Those that were refused for good, and told of. */
  refused: Default<string[]>;
  messageId: string;
  letter: Json<Letter>;
  /** The internal text that was put above the customer's mail: must never come back out. */
  card: Default<string>;
  status: Default<OutboxStatus>;
  attempts: Default<number>;
  dueAt: Default<Date>;
  /** The running process that works on it (its instance number); null: nobody. */
  claimedBy: Default<number | null>;
  giveUpAt: Date;
  lastError: Default<string>;
  createdAt: Default<Date>;
  sentAt: Default<Date | null>;
  sentCopy: Default<'none' | 'waiting' | 'done' | 'failed'>;
  copyAttempts: Default<number>;
  copyDueAt: Default<Date>;
}

interface EventTable {
  id: Generated<number>;
  ticketId: Default<number | null>;
  inboundId: Default<number | null>;
  at: Date;
  what: string;
  because: Default<string>;
  person: Default<string | null>;
}

/** What the owner must know although no ticket tells it: dead letters, quarantine, refusals. */
interface ProblemTable {
  id: Generated<number>;
  key: string;
  at: Date;
  what: string;
  toldAt: Default<Date | null>;
}

export interface Schema {
  person: PersonTable;
  away: AwayTable;
  watermark: WatermarkTable;
  inbound: InboundTable;
  inboundRaw: InboundRawTable;
  customer: CustomerTable;
  ticket: TicketTable;
  participant: ParticipantTable;
  replyToken: ReplyTokenTable;
  article: ArticleTable;
  messageRef: MessageRefTable;
  outbox: OutboxTable;
  event: EventTable;
  problem: ProblemTable;
  customerOrder: CustomerOrderTable;
  customerTotal: CustomerTotalTable;
  valueScale: ValueScaleTable;
  customerLink: CustomerLinkTable;
  gift: GiftTable;
  insightExample: InsightExampleTable;
}

export type Ticket = Selectable<TicketTable>;
export type Article = Selectable<ArticleTable>;
export type NewArticle = Insertable<ArticleTable>;
export type Customer = Selectable<CustomerTable>;
export type Inbound = Selectable<InboundTable>;
export type Outbox = Selectable<OutboxTable>;
export type NewOutbox = Insertable<OutboxTable>;
