import type { UiLanguage } from '../config.ts';
import type { Level, Threat, Topic } from '../insight/insight.ts';

/** Every word of the mails to people, once per language (`words-de.ts`, `words-en.ts`). */
export interface Words {
  readonly language: UiLanguage;
  readonly fence: { readonly card: string; readonly mailFrom: (name: string) => string };
  /** Stable: people search for them, and the card's lines begin with them. */
  readonly label: {
    readonly important: string;
    readonly customer: string;
    readonly value: string;
    readonly mood: string;
    readonly threats: string;
    readonly topic: string;
    readonly labels: string;
    readonly order: string;
    readonly guarantee: string;
    readonly payment: string;
    readonly given: string;
    readonly unclear: string;
    readonly assignee: string;
    readonly dueBy: string;
    readonly overdue: string;
    readonly handedOver: string;
    readonly received: string;
    readonly alsoTo: string;
    readonly files: string;
    readonly caution: string;
    readonly history: string;
    readonly suggestion: string;
  };
  readonly level: Readonly<Record<Level, string>>;
  readonly topic: Readonly<Record<Topic, string>>;
  readonly threat: Readonly<Record<Threat, string>>;
  readonly value: {
    readonly super: string;
    readonly high: string;
    readonly medium: string;
    readonly low: string;
    readonly unknown: string;
  };
  readonly noSubject: string;
  readonly noTopic: string;
  readonly via: (customer: string, business: string) => string;
  readonly sender: (business: string) => string;
  /** The command that assigns: `#an jonas`. */
  readonly assign: (person: string) => string;
  readonly handover: {
    readonly help: (customer: string) => string;
    readonly ticketSince: (at: string) => string;
    readonly handedOver: (from: string, reason: string) => string;
    readonly wrote: (who: string, at: string) => string;
    readonly answered: (who: string, at: string) => string;
    readonly noted: (who: string, at: string) => string;
    readonly history: (all: number, shown: number) => string;
    readonly alsoTo: (who: string) => string;
    /** Stands where a picture can't be shown. */
    readonly picture: string;
    readonly noText: string;
    readonly cutShort: (number: string) => string;
    /** Instead of orders, guarantee and gifts. */
    readonly notLookedUp: string;
    /** `files`: names with sizes; `more`: how many are not named. */
    readonly leftOut: (files: string, more: number, mailbox: string) => string;
  };
  readonly alert: {
    readonly subject: (kind: AlertKind, customer: string, number: string) => string;
    readonly title: (kind: AlertKind, customer: string) => string;
    readonly withYou: (until: string) => string;
    readonly withOther: (who: string, until: string) => string;
    readonly help: (customer: string) => string;
    readonly more: (who: string, takeOver: string) => string;
    readonly why: string;
    readonly customerSubject: string;
  };
  readonly digest: DigestWords;
}

/** Why the owner is alerted. */
export type AlertKind = 'unhappy' | 'super' | 'both' | 'other';

export interface DigestWords {
  readonly subject: (waiting: number, urgent: number) => string;
  readonly title: (at: string) => string;
  readonly summary: (open: number, waiting: number, urgent: number) => string;
  readonly since: (fresh: number, answered: number) => string;
  readonly empty: string;
  readonly overdue: string;
  readonly waits: (lasting: string, at: string) => string;
  readonly waitsNot: string;
  readonly due: (who: string, until: string) => string;
  readonly wasDue: (who: string, until: string) => string;
  readonly again: (who: string, until: string) => string;
  /** Answered: closes by itself then. */
  readonly closes: (who: string, until: string) => string;
  readonly more: (count: number) => string;
  readonly load: string;
  readonly open: (count: number) => string;
  readonly away: (until: string) => string;
  readonly problems: string;
  readonly moreProblems: (count: number) => string;
  readonly footer: string;
}
