// Enters what was sent: at once, and together with whatever was sent while the last entry was being
// written, since each commit waits for the disk.
import { type SqlBool, sql } from 'kysely';
import type { Outbox } from '../src/store/schema.ts';
import { type NewEvent, recordEvents, type Trx } from '../src/store/tickets.ts';
import { eventWords } from '../src/tickets/words.ts';
import type { WorkerContext } from './context.ts';

export class SentBook {
  private readonly context: WorkerContext;
  private waiting: Outbox[] = [];
  private writing: Promise<void> | null = null;

  constructor(context: WorkerContext) {
    this.context = context;
  }

  /** All whom it can reach have got it. */
  async enter(row: Outbox): Promise<void> {
    this.waiting.push(row);
    // The one that is being written began before this row came.
    await this.writing?.catch(() => undefined);
    if (!this.waiting.includes(row)) return this.writing ?? undefined;
    this.writing ??= this.write();
    return this.writing;
  }

  /** Some of its recipients have got it: never again for them, whatever comes. */
  async enterPart(row: Outbox, taken: readonly string[]): Promise<void> {
    const { context } = this;
    await context.db.transaction().execute(async trx => {
      const first = await firstTimes(trx, [row]);
      await trx
        .updateTable('outbox')
        .set({
          taken: sql<
            string[]
          >`array(select unnest(taken) union select unnest(${[...taken]}::text[]))`,
          ...sentNow(context),
        })
        .where('id', '=', row.id)
        .where('status', '=', 'waiting')
        .execute();
      await recordEvents(
        trx,
        first.flatMap(one => sentEvent(context, one)),
      );
    });
  }

  private async write(): Promise<void> {
    const rows = this.waiting.splice(0);
    try {
      await markSent(this.context, rows);
    } finally {
      this.writing = null;
    }
  }
}

async function markSent(context: WorkerContext, rows: readonly Outbox[]): Promise<void> {
  await context.db.transaction().execute(async trx => {
    const first = await firstTimes(trx, rows);
    await trx
      .updateTable('outbox')
      .set({
        status: 'sent',
        claimedBy: null,
        lastError: '',
        taken: sql<string[]>`array(select unnest(recipients) except select unnest(refused))`,
        ...sentNow(context),
      })
      .where(
        'id',
        'in',
        rows.map(row => row.id),
      )
      .where('status', '=', 'waiting')
      .execute();
    await recordEvents(
      trx,
      first.flatMap(row => sentEvent(context, row)),
    );
  });
}

/** Those of which nobody had anything so far. */
async function firstTimes(trx: Trx, rows: readonly Outbox[]): Promise<Outbox[]> {
  const found = await trx
    .selectFrom('outbox')
    .select('id')
    .where(
      'id',
      'in',
      rows.map(row => row.id),
    )
    .where('status', '=', 'waiting')
    .where('sentAt', 'is', null)
    .execute();
  const ids = new Set(found.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

/** The first time counts; a copy of an answer then waits to be filed. */
function sentNow(context: WorkerContext) {
  return {
    sentAt: sql<Date>`coalesce(sent_at, ${context.now()})`,
    sentCopy: sql<'none' | 'waiting'>`case when ${sql<SqlBool>`kind = 'answer' and sent_at is null`}
      then 'waiting' else sent_copy end`,
  };
}

function sentEvent(context: WorkerContext, row: Outbox): NewEvent[] {
  if (row.ticketId === null || (row.kind !== 'handover' && row.kind !== 'answer')) return [];
  const { people, business } = context.config;
  const name = people.find(person => person.id === row.person)?.name ?? row.person ?? '';
  const { ticketId, person } = row;
  const at = context.now();
  return row.kind === 'answer'
    ? [
        {
          ticketId,
          at,
          what: 'answered',
          because: eventWords(business.language).answered(name),
          person,
        },
      ]
    : [{ ticketId, at, what: 'handed-over', because: name, person }];
}
