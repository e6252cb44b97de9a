// What storing small and large mails has in common: rows of `inbound`.
import type { Insertable, Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import type { FolderKey } from './watermark.ts';

/** What the server says of a mail. */
export interface ArrivalMeta {
  readonly uid: number;
  /** Bytes. */
  readonly size: number;
  readonly receivedAt: Date;
}

export type Trx = Transaction<Schema>;
type NewInbound = Insertable<Schema['inbound']>;

/** The reason of a duplicate. */
export const SAME_BYTES = 'same bytes';

/** Rows that are there already are left alone, and missing from the answer. */
export async function insertRows(
  trx: Trx,
  rows: readonly NewInbound[],
): Promise<{ id: number; uid: number }[]> {
  if (rows.length === 0) return [];
  return trx
    .insertInto('inbound')
    .values(rows)
    .onConflict(conflict =>
      conflict.columns(['mailbox', 'folder', 'uidValidity', 'uid']).doNothing(),
    )
    .returning(['id', 'uid'])
    .execute();
}

export function rowOf(key: FolderKey, mail: ArrivalMeta, size: number, digest: Buffer | null) {
  const { mailbox, folder, uidValidity } = key;
  return { mailbox, folder, uidValidity, uid: mail.uid, receivedAt: mail.receivedAt, size, digest };
}

/** @returns digest (hex) -> id of the mail whose bytes are kept */
export async function knownDigests(
  trx: Trx,
  digests: readonly Buffer[],
): Promise<Map<string, number>> {
  if (digests.length === 0) return new Map();
  const rows = await trx
    .selectFrom('inbound')
    .select(['digest', eb => eb.fn.min('id').as('id')])
    .where('digest', 'in', digests)
    .where('status', 'in', ['stored', 'done'])
    .groupBy('digest')
    .execute();
  return new Map(rows.flatMap(({ digest, id }) => (digest ? [[digest.toString('hex'), id]] : [])));
}
