import type { Db } from '../../src/store/db.ts';
import type { NewArticle, NewOutbox } from '../../src/store/schema.ts';

const AT = new Date('2026-11-23T10:00:00Z');

export const SUPPORT = 'hilfe@shop.example';
let uid = 1;

/** A raw arrival's row. */
export async function storeInbound(db: Db): Promise<number> {
  const row = { mailbox: SUPPORT, folder: 'INBOX', uidValidity: 1, uid: uid++, size: 1 };
  const values = { ...row, receivedAt: AT, digest: Buffer.alloc(32) };
  const { id } = await db
    .insertInto('inbound')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A ticket of `customer` for `assignee`, with the customer as its participant. */
export async function storeTicket(db: Db, customer: string, assignee: string): Promise<number> {
  const { id: customerId } = await db
    .insertInto('customer')
    .values({ address: customer, firstSeenAt: AT })
    .onConflict(conflict => conflict.column('address').doUpdateSet({ firstSeenAt: AT }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('ticket')
    .values({
      number: `K-${uid++}`,
      mailbox: SUPPORT,
      subject: 'Frage',
      customerId,
      assignee,
      because: 'routing.yaml:1',
      nextActionAt: AT,
      waitingSince: AT,
      openedAt: AT,
      updatedAt: AT,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('participant')
    .values({ ticketId: id, address: customer, role: 'customer' })
    .execute();
  return id;
}

/** The secret by which `person` answers a ticket. */
export async function storeToken(db: Db, ticketId: number, person: string): Promise<string> {
  const token = `token-${ticketId}-${person}`;
  await db.insertInto('replyToken').values({ token, ticketId, person }).execute();
  return token;
}

/** An article as given; without more it is a customer's mail. */
export async function storeArticle(
  db: Db,
  ticketId: number,
  given: Partial<NewArticle> = {},
): Promise<number> {
  const inboundId = given.inboundId === undefined ? await storeInbound(db) : given.inboundId;
  const { id } = await db
    .insertInto('article')
    .values({ ticketId, direction: 'in', author: 'customer', at: AT, ...given, inboundId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const LETTER = JSON.stringify({ subject: 'Re: Frage', text: 'Guten Tag' });

/** An outbox row as given; without more it is a notice that belongs to no ticket. */
export function outboxRow(given: Partial<NewOutbox> & { recipients: string[] }): NewOutbox {
  const key = `key-${uid++}`;
  return {
    kind: 'notice',
    key,
    mailbox: SUPPORT,
    messageId: `<${key}@shop.example>`,
    letter: LETTER,
    giveUpAt: new Date(AT.getTime() + 86_400_000),
    ...given,
  };
}
