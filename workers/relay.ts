// An authenticated human's reply to a handover: commands are obeyed, the words go to the customer, and
// whatever is internal stays here. Every outcome is part of filing's transaction.
import { ownerOf } from '../src/config.ts';
import { squash } from '../src/mail/known-words.ts';
import type { Misunderstood } from '../src/mail/notice.ts';
import { readReply } from '../src/mail/read-reply.ts';
import { dropHeld, type HeldReply } from '../src/store/answered.ts';
import { ticketsWithGifts } from '../src/store/gifts.ts';
import { lineKey, tokensFor } from '../src/store/lines.ts';
import { loadRelayCase } from '../src/store/relay-case.ts';
import { recordEvents, type Trx } from '../src/store/tickets.ts';
import { planCommands } from '../src/tickets/command-plan.ts';
import type { Route } from '../src/tickets/route.ts';
import { tokenOf } from '../src/tickets/token.ts';
import { eventWords } from '../src/tickets/words.ts';
import { insertArticles } from './articles.ts';
import type { WorkerContext } from './context.ts';
import type { Rings } from './filed.ts';
import { personOf } from './outbound.ts';
import type { Reading } from './reading.ts';
import { holdAnswer, releaseHeld, sendAnswer } from './relay-answer.ts';
import { afterCommands } from './relay-commands.ts';
import { obeyCorrections } from './relay-corrections.ts';
import type { Relay } from './relay-step.ts';
import { secretsOf, tell } from './relay-step.ts';

type RelayRoute = Extract<Route, { to: 'relay' }>;

export async function relay(
  context: WorkerContext,
  trx: Trx,
  reading: Reading,
  route: RelayRoute,
  rings: Rings,
): Promise<void> {
  const step = await stepOf(context, trx, reading, route, rings);
  // Whoever writes is at work again.
  await trx.deleteFrom('away').where('person', '=', step.person.id).execute();
  const { plan, reply } = step;
  const misunderstood = await misunderstoodOf(step);
  if (misunderstood.length > 0) {
    await keepInternal(step, reading.split.newText);
    return tell(step, {
      kind: 'unknown-command',
      misunderstood,
      people: context.config.people.map(({ id, name }) => ({ id, name })),
      text: reading.split.newText,
    });
  }
  if (plan.note !== null) await note(step, plan.note);
  // What Kulanz read was wrong, whether the answer leaves now or is held.
  await obeyCorrections(step);
  if (plan.send) return releaseHeld(step);
  if (reply.empty) {
    await keepInternal(step, plan.note ?? '');
    // A reply that seems to say nothing may have been misread: its writer believes that it is sent.
    if (reply.commands.length === 0)
      return tell(step, { kind: 'nothing-found', text: reply.doubtful.join('\n') || reply.text });
    return afterCommands(step);
  }
  await dropHeld(trx, step.it.ticket.id, step.person);
  if (await sendAnswer(step)) await afterCommands(step);
}

/** `#send` beside words: the held reply or these? Words that are meant for the customer never get lost. */
async function misunderstoodOf(step: Relay): Promise<readonly Misunderstood[]> {
  const { plan, reply, it } = step;
  const found = [...plan.misunderstood, ...(await nothingToTakeBack(step))];
  if (!plan.send || reply.empty || isRepeated(reply.text, it.held)) return found;
  return [...found, { line: '#send', why: 'not-alone', meant: null }];
}

async function nothingToTakeBack({ plan, trx, it }: Relay): Promise<Misunderstood[]> {
  if (plan.ungift === null) return [];
  const given = await ticketsWithGifts(trx, [it.ticket.id]);
  return given.size > 0 ? [] : [{ line: plan.ungift, why: 'no-gift', meant: null }];
}

/** A signature that the held reply ends with as well. */
function isRepeated(text: string, held: HeldReply | null): boolean {
  return held !== null && squash(held.letter.text).includes(squash(text));
}

/**
 * Words that came to a person's secret address from somebody else: they leave only when the person
 * says `#send`. Their commands are not obeyed.
 * @returns the article that is held
 */
export async function holdForeign(
  context: WorkerContext,
  trx: Trx,
  reading: Reading,
  route: { readonly ticketId: number; readonly person: string },
  rings: Rings,
): Promise<number | null> {
  const step = await stepOf(context, trx, reading, { to: 'relay', token: null, ...route }, rings);
  const held = step.reply.empty ? null : await holdAnswer(step);
  if (held !== null) return held;
  const { ticketId } = route;
  await insertArticles(trx, [{ reading, ticketId, direction: 'internal', author: 'customer' }]);
  return null;
}

async function stepOf(
  context: WorkerContext,
  trx: Trx,
  reading: Reading,
  route: RelayRoute,
  rings: Rings,
): Promise<Relay> {
  const { people } = context.config;
  const person = personOf(context, route.person) ?? ownerOf(context.config);
  const fresh = (): string => tokenOf(context.random(26));
  const { ticketId } = route;
  const tokens = await tokensFor(trx, [{ ticketId, person: person.id }], fresh);
  const token = tokens.get(lineKey(ticketId, person.id)) ?? fresh();
  const it = await loadRelayCase(trx, route.ticketId, person, reading.mentions);
  const sent = secretsOf(it, person, context);
  const reply = readReply(reading.message, sent);
  const plan = planCommands(reply.commands, reply.unknown, {
    people,
    currency: context.goodwill.currency,
  });
  return { context, trx, reading, person, it, reply, plan, sent, token, rings };
}

async function note(step: Relay, words: string): Promise<void> {
  const { trx, context, it, person } = step;
  const because = `${eventWords(context.config.business.language).note(person.name)}: ${words}`;
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: context.now(), what: 'noted', because, person: person.id },
  ]);
}

/** What never leaves: a note, a command, a reply that was not understood. */
async function keepInternal(step: Relay, words: string): Promise<void> {
  const { trx, reading, person, it, token } = step;
  await insertArticles(trx, [
    {
      reading,
      ticketId: it.ticket.id,
      direction: 'internal',
      author: 'agent',
      person: person.id,
      token,
      newText: words,
    },
  ]);
}
