// Files a batch of readings in one transaction: duplicates out, each of the rest to where it belongs.
import { sql } from 'kysely';
import { ownAddresses } from '../src/config.ts';
import { isAmong } from '../src/mail/addresses.ts';
import { classifyKind, isByWords, isOnlyMarked } from '../src/mail/kind.ts';
import { forwardedCustomer } from '../src/mail/sender.ts';
import { isConversationId } from '../src/mail/thread-index.ts';
import { loadBatchFacts } from '../src/store/route-facts.ts';
import { storable } from '../src/store/text.ts';
import type { Trx } from '../src/store/tickets.ts';
import { type Route, type RouteFacts, route } from '../src/tickets/route.ts';
import { ringQuietly, type WorkerContext } from './context.ts';
import { fileCustomerMails } from './file-customer.ts';
import { fileMachineMail } from './file-machine.ts';
import { filePersonMail } from './file-person.ts';
import type { Filed, FiledCustomer, FiledMachine, FiledPerson, Rings } from './filed.ts';
import type { Reading } from './reading.ts';

/** One process files at a time: an answer must see the ticket that its question opened. */
const FILING_LOCK = 7_512_003;

/** Files all or none of them. */
export async function file(context: WorkerContext, readings: readonly Reading[]): Promise<void> {
  const rings: Rings = new Map();
  await context.db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(${FILING_LOCK})`.execute(trx);
    const live = await stillWaiting(trx, readings);
    const fresh = await setDuplicatesAside(trx, live);
    for (const wave of wavesOf(fresh)) await fileWave(context, trx, wave, rings);
  });
  for (const [stage, id] of rings) await ringQuietly(context, stage, id);
}

async function stillWaiting(trx: Trx, readings: readonly Reading[]): Promise<Reading[]> {
  const rows = await trx
    .selectFrom('inbound')
    .select('id')
    .where(
      'id',
      'in',
      readings.map(reading => reading.inbound.id),
    )
    .where('status', '=', 'stored')
    .forUpdate()
    .execute();
  const ids = new Set(rows.map(row => row.id));
  return readings.filter(reading => ids.has(reading.inbound.id));
}

/** The same mail by another way (alias, folder, second mailbox) is kept once. */
async function setDuplicatesAside(trx: Trx, readings: readonly Reading[]): Promise<Reading[]> {
  if (readings.length === 0) return [];
  const known = await trx
    .selectFrom('inbound')
    .select(['id', 'contentKey'])
    .where(
      'contentKey',
      'in',
      readings.map(reading => reading.contentKey),
    )
    .where('status', '=', 'done')
    .execute();
  const first = new Map(known.map(row => [row.contentKey, row.id]));
  const fresh: Reading[] = [];
  for (const reading of readings) {
    const original = first.get(reading.contentKey);
    if (original === undefined) {
      first.set(reading.contentKey, reading.inbound.id);
      fresh.push(reading);
      continue;
    }
    await trx
      .updateTable('inbound')
      .set({
        status: 'duplicate',
        duplicateOf: original,
        reason: 'the same mail by another way',
        claimedBy: null,
      })
      .where('id', '=', reading.inbound.id)
      .execute();
  }
  return fresh;
}

/** Cuts a batch so that no mail answers another one of its own wave. */
export function wavesOf(readings: readonly Reading[]): Reading[][] {
  const waves: Reading[][] = [];
  const waveOfMessage = new Map<string, number>();
  const waveOfMention = new Map<string, number>();
  for (const reading of readings) {
    const before = [
      ...reading.mentions.map(id => waveOfMessage.get(id)),
      // Nobody's Message-ID: of two mails in a conversation the second must see the first one's ticket.
      ...reading.mentions.filter(isConversationId).map(id => waveOfMention.get(id)),
      reading.messageId ? waveOfMessage.get(reading.messageId) : undefined,
      reading.messageId ? waveOfMention.get(reading.messageId) : undefined,
    ].filter(wave => wave !== undefined);
    const number = before.length > 0 ? Math.max(...before) + 1 : 0;
    const wave = waves[number];
    if (wave) wave.push(reading);
    else waves[number] = [reading];
    if (reading.messageId) waveOfMessage.set(reading.messageId, number);
    for (const mention of reading.mentions) waveOfMention.set(mention, number);
  }
  return waves;
}

async function fileWave(
  context: WorkerContext,
  trx: Trx,
  wave: readonly Reading[],
  rings: Rings,
): Promise<void> {
  const routed = await routeAll(context, trx, wave);
  await fileCustomerMails(context, trx, routed.filter(isCustomers), rings);
  for (const filed of routed) {
    if (isPersons(filed)) await filePersonMail(context, trx, filed, rings);
    else if (isMachines(filed)) await fileMachineMail(context, trx, filed, rings);
  }
  await markDone(trx, wave);
}

async function routeAll(
  context: WorkerContext,
  trx: Trx,
  wave: readonly Reading[],
): Promise<Filed[]> {
  const facts = await loadBatchFacts(trx, wave);
  const own = ownAddresses(context.config);
  const ours = [...own, ...context.config.people.map(({ address }) => address)];
  const now = context.now();
  return wave.map(reading => {
    const ids = reading.messageId ? [...reading.mentions, reading.messageId] : reading.mentions;
    const input: RouteFacts = {
      from: reading.message.from?.address ?? reading.sender.address,
      sender: reading.sender.address,
      kind: reading.verdict.kind,
      ownHand: isOwnHand(reading, own),
      viaList: isOnlyMarked(reading.message, reading.verdict),
      byWords: isByWords(reading.verdict),
      messageId: reading.messageId,
      mentions: reading.mentions,
      numbers: reading.numbers,
      tokens: reading.tokens.flatMap(token => facts.tokens.get(token) ?? []),
      refs: ids.flatMap(id => facts.refs.get(id) ?? []),
      tickets: facts.tickets,
      forwardedFrom: forwardedCustomer(reading.forward, ours)?.address ?? null,
      recipients: [...reading.message.to, ...reading.message.cc].map(({ address }) => address),
      bounce: reading.bounce,
      bounced: reading.bouncedMessageId
        ? (facts.bounced.get(reading.bouncedMessageId) ?? null)
        : null,
      people: context.config.people,
      ownAddresses: own,
      now,
    };
    return asHuman(reading, route(input));
  });
}

/** From our own address; and a human's, if that address were nobody's in particular. */
function isOwnHand({ message, verdict }: Reading, own: readonly string[]): boolean {
  if (verdict.kind !== 'loop' || !isAmong(message.from?.address ?? '', own)) return false;
  return classifyKind(message, { addresses: [] }).kind === 'human';
}

/** What its way through a mailing list made look like bulk mail is a human's all the same. */
function asHuman(reading: Reading, to: Route): Filed {
  const machine = ['loop', 'bounce', 'machine', 'away'].includes(to.to);
  if (machine || reading.verdict.kind === 'human') return { reading, route: to };
  return { reading: { ...reading, verdict: { kind: 'human', reason: '' } }, route: to };
}

function isCustomers(filed: Filed): filed is FiledCustomer {
  return filed.route.to === 'append' || filed.route.to === 'new';
}

function isPersons(filed: Filed): filed is FiledPerson {
  return ['relay', 'away', 'misused-token', 'unproven', 'forwarded', 'past'].includes(
    filed.route.to,
  );
}

function isMachines(filed: Filed): filed is FiledMachine {
  return ['loop', 'bounce', 'machine'].includes(filed.route.to);
}

async function markDone(trx: Trx, wave: readonly Reading[]): Promise<void> {
  const rows = wave.map(({ inbound, message, verdict, contentKey, sender }) => ({
    id: inbound.id,
    message_id: message.messageId,
    content_key: contentKey,
    from_address: storable(sender.address, 320),
    subject: storable(message.subject, 500),
    kind: verdict.kind,
    reason: storable(verdict.reason, 500),
  }));
  await sql`
    update inbound set status = 'done', claimed_by = null, message_id = r.message_id,
      content_key = r.content_key, from_address = r.from_address, subject = r.subject,
      kind = r.kind, reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id bigint, message_id text,
      content_key text, from_address text, subject text, kind text, reason text)
    where inbound.id = r.id`.execute(trx);
}
