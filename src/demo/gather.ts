// What the record and the mailboxes hold, as the demo tells it.
import type { Config } from '../config.ts';
import type { Address } from '../mail/message.ts';
import { readMessage } from '../mail/read-message.ts';
import type { Db } from '../store/db.ts';
import type { DemoMailIn, DemoMailOut } from './story-facts.ts';

/** Every mail of the support mailbox in the order of arrival, and what became of it. */
export async function mailsIn(db: Db, config: Config): Promise<DemoMailIn[]> {
  const rows = await db
    .selectFrom('inbound')
    .leftJoin('article', 'article.inboundId', 'inbound.id')
    .leftJoin('ticket', 'ticket.id', 'article.ticketId')
    .select([
      'inbound.id',
      'inbound.fromAddress',
      'inbound.subject',
      'inbound.kind',
      'inbound.reason',
      'article.id as articleId',
      'article.fromName',
      'article.author',
      'article.insight',
      'ticket.number',
      'ticket.assignee',
      'ticket.because',
    ])
    .orderBy('inbound.uid')
    .execute();
  const alerts = await db
    .selectFrom('outbox')
    .select('articleId')
    .where('kind', '=', 'alert')
    .execute();
  const alerted = new Set(alerts.map(row => row.articleId));
  const owner = config.people.find(person => person.role === 'owner');
  return rows.map(row => {
    const human = row.author === 'customer' && row.kind === 'human';
    const assignee = human ? config.people.find(person => person.id === row.assignee) : undefined;
    return {
      from: row.fromName || (row.fromAddress ?? ''),
      subject: row.subject ?? '',
      kind: row.kind ?? 'human',
      kindReason: row.reason,
      number: row.number,
      level: row.insight?.sentiment.level ?? null,
      score: row.insight?.sentiment.score ?? null,
      topics: row.insight?.topics.map(({ topic }) => topic) ?? [],
      assignee: assignee ? { name: assignee.name, address: assignee.address } : null,
      because: human ? (row.because ?? '') : '',
      alert: alerted.has(row.articleId) ? (owner?.name ?? null) : null,
    };
  });
}

/** A delivered mail as its receiver reads it. */
export async function asReceived(raw: Buffer): Promise<DemoMailOut> {
  const message = await readMessage(raw);
  return {
    from: message.from ? written(message.from) : '',
    to: message.to.map(written).join(', '),
    subject: message.subject,
    text: message.text,
  };
}

function written({ name, address }: Address): string {
  return name ? `${name} <${address}>` : address;
}

/** Nothing waits for a stage any more. */
export async function isSettled(db: Db): Promise<boolean> {
  const waiting = await db
    .selectFrom('inbound')
    .select(eb => [
      eb
        .selectFrom('inbound')
        .where('status', '=', 'stored')
        .select(e => e.fn.countAll<number>().as('n'))
        .as('stored'),
      eb
        .selectFrom('article')
        .where('triage', '=', 'waiting')
        .select(e => e.fn.countAll<number>().as('n'))
        .as('untriaged'),
      eb
        .selectFrom('outbox')
        .where('status', '=', 'waiting')
        .select(e => e.fn.countAll<number>().as('n'))
        .as('unsent'),
    ])
    .limit(1)
    .executeTakeFirst();
  return (
    waiting !== undefined && waiting.stored === 0 && waiting.untriaged === 0 && waiting.unsent === 0
  );
}
