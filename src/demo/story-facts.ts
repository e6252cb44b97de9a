// The facts of the demo's story: plain data that the command gathers from the database.
import type { UiLanguage } from '../config.ts';
import type { Level, Topic } from '../insight/insight.ts';
import type { MailKind } from '../mail/message.ts';

export interface DemoPerson {
  readonly name: string;
  readonly address: string;
  readonly role: 'owner' | 'agent';
  readonly topics: readonly Topic[];
}

export interface DemoShop {
  readonly business: string;
  readonly support: string;
  readonly people: readonly DemoPerson[];
}

/** A mail in the support mailbox, and what was made of it. */
export interface DemoMailIn {
  /** Name, or the address where there is none. */
  readonly from: string;
  readonly subject: string;
  readonly kind: MailKind;
  /** '' for a human. */
  readonly kindReason: string;
  /** Ticket number; null: it got none. */
  readonly number: string | null;
  readonly level: Level | null;
  /** -1 .. 1 */
  readonly score: number | null;
  readonly topics: readonly Topic[];
  /** Who has it now; null for a machine's mail. */
  readonly assignee: { readonly name: string; readonly address: string } | null;
  readonly because: string;
  /** Name of the owner who was alerted. */
  readonly alert: string | null;
}

/** A mail as its receiver reads it. */
export interface DemoMailOut {
  /** `Name <address>` */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface DemoReply {
  readonly agent: string;
  readonly customer: string;
  readonly number: string;
  /** What the agent typed above the quotation. */
  readonly words: string;
  /** Lines of the handover that the mail client quoted below. */
  readonly quotedLines: number;
  readonly received: DemoMailOut;
}

export interface DemoServer {
  readonly host: string;
  readonly port: number;
}

export interface DemoLogin {
  /** `Anna Berger`, or the support address. */
  readonly who: string;
  readonly user: string;
  readonly password: string;
}

export interface DemoNext {
  /** Null: the demo ends now (`--once`). */
  readonly running: {
    readonly imap: DemoServer;
    readonly smtp: DemoServer;
    readonly logins: readonly DemoLogin[];
    readonly support: string;
  } | null;
}

export interface StoryStyle {
  readonly language: UiLanguage;
  readonly colour: boolean;
}
