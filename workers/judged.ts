// A customer's article once triage has made up its mind, as it goes on to the mails about it.
import type { Person } from '../src/config.ts';
import type { CustomerValue, Insight } from '../src/insight/insight.ts';
import type { MailOrders } from '../src/insight/mail-orders.ts';
import type { Case } from '../src/store/triage-cases.ts';
import type { Decision } from '../src/tickets/decide.ts';

/** One case, judged and decided. */
export interface Judged {
  readonly it: Case;
  readonly insight: Insight;
  readonly value: CustomerValue;
  readonly decision: Decision;
  readonly assignee: Person;
  /** Why the human before no longer has it; '' when nothing kept them from it. */
  readonly leftBecause: string;
  /** Absent: orders and gifts could not be looked up. */
  readonly shop?: MailOrders;
  /** What the mail leaves open, one line each. */
  readonly unclear: readonly string[];
}
