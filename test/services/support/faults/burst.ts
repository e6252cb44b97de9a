// A burst of customers' mail that trickles in, and the check that each mail has one ticket and one
// handover.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { messageIdsByTicket } from './handovers.ts';
import { customerMail, type Shop } from './shop.ts';

/** Every twentieth mail comes a second time by another way: the same mail, one ticket. */
const TWICE = 20;

export interface Burst {
  readonly size: number;
  /** Delivers the next mails, or what is left of them. */
  deliver(count: number): void;
  /** Delivers the rest, one each `every` ms. */
  trickle(every: number): Promise<void>;
  /** Mails in the mailbox so far, copies too. */
  delivered(): number;
}

export function createBurst(shop: Pick<Shop, 'arrive'>, size: number): Burst {
  let [sent, copies] = [0, 0];
  const deliver = (count: number): void => {
    for (const end = Math.min(size, sent + count); sent < end; sent++) {
      const mail = customerMail(`Frage ${sent}`);
      shop.arrive(mail);
      if (sent % TWICE !== 0) continue;
      copies += 1;
      shop.arrive(Buffer.concat([Buffer.from('Received: from another.example\r\n'), mail]));
    }
  };
  return {
    size,
    deliver,
    async trickle(every) {
      while (sent < size) {
        deliver(1);
        await sleep(every);
      }
    },
    delivered: () => sent + copies,
  };
}

/** One ticket and one Message-ID for each mail, in the tables and at the mail server. */
export async function expectEachOnce(shop: Shop, burst: Burst): Promise<void> {
  const ledger = await shop.ledger();
  const copies = burst.delivered() - burst.size;
  expect(ledger.inbound).toEqual({ done: burst.size, duplicate: copies });
  expect(ledger.problems).toEqual([]);
  expect(ledger.tickets).toBe(burst.size);
  expect(ledger.bySubject.size).toBe(burst.size);
  for (const [subject, { tickets, messageIds }] of ledger.bySubject) {
    expect([tickets.size, messageIds.size], subject).toEqual([1, 1]);
  }
  const seen = messageIdsByTicket(shop.smtp.sent);
  expect(seen.size).toBe(burst.size);
  for (const [ticket, ids] of seen) expect(ids.size, ticket).toBe(1);
  const { code, stdout, stderr } = await shop.reconcile();
  expect(code, stdout + stderr).toBe(0);
}
