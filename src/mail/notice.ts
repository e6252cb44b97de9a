import type { DigestRow } from '../tickets/digest.ts';
import type { Doubt } from './doubt.ts';
import type { Address } from './message.ts';

/** A command line that can't be obeyed. */
export interface Misunderstood {
  /** As written: `#erldigt`. */
  readonly line: string;
  readonly why:
    | 'unknown'
    | 'no-such-person'
    | 'no-such-time'
    | 'no-such-topic'
    | 'no-such-mood'
    | 'nothing-given'
    | 'too-much'
    | 'not-alone'
    | 'no-amount'
    | 'no-currency'
    | 'other-currency'
    | 'negative'
    | 'no-gift'
    | 'too-dear';
  /** The nearest known command, `#erledigt`; null when none is near. */
  readonly meant: string | null;
}

/** The reply that a notice is about comes back with it, so that nobody has to write it again. */
interface WithReply {
  /** What the human wrote; '' when nothing is worth repeating. */
  readonly text: string;
}

/** Everything that people are told besides handovers, alerts and the digest. */
export type Notice =
  /** A reply with a command that isn't one: nothing was sent, nothing was done. */
  | (WithReply & {
      readonly kind: 'unknown-command';
      readonly misunderstood: readonly Misunderstood[];
      readonly people: readonly { readonly id: string; readonly name: string }[];
    })
  /**
   * A reply that contains what is internal, or may not be meant for the customer. `leaks`: the words,
   * as they stand in the reply.
   */
  | (WithReply & {
      readonly kind: 'held';
      readonly leaks: readonly string[];
      /** Why it may not be meant for the customer, when it is held for that. */
      readonly doubt?: Doubt | null;
    })
  /** A reply in which no words of its writer were found: nothing was sent. */
  | (WithReply & { readonly kind: 'nothing-found' })
  /** A mail to the customer from a person's address, past Kulanz: kept as a note, the case stays open. */
  | (WithReply & { readonly kind: 'past' })
  /** `#send` although no reply is held. */
  | { readonly kind: 'nothing-held' }
  /** The customer's server sent the answer back. */
  | (WithReply & {
      readonly kind: 'bounced-answer';
      readonly recipient: string;
      readonly status: string;
      readonly diagnostic: string;
    })
  /** Our own mail server refused the answer for good (SMTP 5xx), or gave up on it. */
  | (WithReply & {
      readonly kind: 'refused-answer';
      readonly recipient: string;
      /** Of the server, or what came instead of one. */
      readonly response: string;
      /** Nobody refused it: it was given up. */
      readonly late: boolean;
    })
  /** Somebody else used this person's token: the person decides. */
  | (WithReply & { readonly kind: 'foreign-token'; readonly sender: Address })
  /** A mail from this person's address that answers nothing: new, or forged. */
  | (WithReply & {
      readonly kind: 'no-token';
      readonly subject: string;
      readonly at: Date;
      readonly supportAddress: string;
    })
  /** A reply whose attachments are too large to be sent. Sizes in bytes. */
  | (WithReply & {
      readonly kind: 'too-large';
      readonly files: readonly { readonly filename: string; readonly size: number }[];
      readonly limit: number;
    })
  /** To the owner: a person's mailbox refuses the handovers. */
  | {
      readonly kind: 'undeliverable-handover';
      readonly person: string;
      readonly address: string;
      readonly response: string;
    }
  /** To the owner: a mail that could not be read. */
  | {
      readonly kind: 'quarantined';
      readonly mailbox: string;
      readonly from: string;
      readonly subject: string;
      readonly at: Date;
      readonly reason: string;
    }
  /** To the owner: something that no ticket tells. */
  | { readonly kind: 'problem'; readonly what: string }
  /** To the owner: a change of the rules has mistakes, `routing.yaml:12: ...`; `more` aren't named. */
  | { readonly kind: 'rules-broken'; readonly errors: readonly string[]; readonly more: number }
  /** To the owner: they are mended, by a change or by taking the broken one back. */
  | { readonly kind: 'rules-mended'; readonly changed: boolean }
  /** To the owner: a person is away, the case is with another. */
  | {
      readonly kind: 'moved';
      readonly person: string;
      readonly until: Date;
      readonly because: string;
      readonly to: string;
      readonly tickets: readonly {
        readonly number: string;
        readonly customer: string;
        readonly subject: string;
      }[];
    }
  /** `#wait 5d` is over: the case is back with its human. */
  | { readonly kind: 'wait-over'; readonly subject: string; readonly until: Date }
  /** To the owner: nobody answered in time. */
  | { readonly kind: 'overdue'; readonly rows: readonly DigestRow[] };

export type NoticeKind = Notice['kind'];
export type NoticeOf<K extends NoticeKind> = Extract<Notice, { readonly kind: K }>;

/** A notice in words. Every string is one line; `quote` may have several. */
export interface NoticeContent {
  /** Without the ticket number. */
  readonly subject: string;
  readonly title: string;
  readonly tone: 'alert' | 'warn' | 'dim';
  /** Paragraphs. */
  readonly say: readonly string[];
  readonly list: readonly string[];
  /** What to do, in order of what most people want. */
  readonly next: readonly string[];
  /** Words of the reader, or of another human, shown under `quoteTitle`; null: none. */
  readonly quote: { readonly title: string; readonly text: string } | null;
}

/** What the words need to know besides the notice itself. */
export interface NoticeContext {
  /** Customer's name, or address; '' when no ticket is concerned. */
  readonly customer: string;
  /** The command that brings the case to the reader, `#an jonas`; null when no ticket is concerned. */
  readonly takeOver: string | null;
  readonly when: (date: Date) => string;
  readonly day: (date: Date) => string;
  readonly lasting: (from: Date) => string;
}

/** The words for every notice, once per language. */
export type NoticeWords = {
  readonly [K in NoticeKind]: (notice: NoticeOf<K>, context: NoticeContext) => NoticeContent;
} & { readonly next: string };
