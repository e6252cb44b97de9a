// The answer itself: composed, compared with everything internal, then queued or held.
import type { Command } from '../src/mail/commands.ts';
import { composeAnswer } from '../src/mail/compose-answer.ts';
import { freshContentIds, renameCidsInText, withContentId } from '../src/mail/content-ids.ts';
import { type Doubt, doubtOf, strayCommands } from '../src/mail/doubt.ts';
import { findLeaks, type Leak } from '../src/mail/leak.ts';
import type { Letter, LetterAttachment } from '../src/mail/letter.ts';
import type { Attachment } from '../src/mail/message.ts';
import { sanitizeForAnswer } from '../src/mail/sanitize.ts';
import { type Answered, waitingSince } from '../src/store/answered.ts';
import { foreignNumbers } from '../src/store/foreign-numbers.ts';
import { enqueue } from '../src/store/outbox.ts';
import { customerReferences } from '../src/store/relay-case.ts';
import { storable, storableJson } from '../src/store/text.ts';
import { recordEvents } from '../src/store/tickets.ts';
import { planCommands } from '../src/tickets/command-plan.ts';
import { addBusinessTime } from '../src/tickets/due.ts';
import { ticketNumbersIn } from '../src/tickets/number.ts';
import { eventWords } from '../src/tickets/words.ts';
import { insertArticles } from './articles.ts';
import { freshMessageId } from './outbound.ts';
import { afterCommands } from './relay-commands.ts';
import { type Relay, tell } from './relay-step.ts';

/** What is relayed at most (the contract, 3), bytes. */
const MAX_ATTACHMENTS = 25_000_000;
/** Ticket numbers that are looked up in one reply, and in how many characters of it. */
const MOST_NUMBERS = 100;
const LONGEST_TEXT = 1_000_000;
/** Answered and nothing heard: closed after a week. Milliseconds. */
const CLOSES_AFTER = 7 * 86_400_000;

/** Queues the answer; false when it must not leave as it is and its human was told. */
export async function sendAnswer(step: Relay): Promise<boolean> {
  const { reading, it, reply } = step;
  const files = reply.keep.flatMap(index => reading.message.attachments[index] ?? []);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const { answered } = it;
  const tooLarge = size > MAX_ATTACHMENTS;
  const letter = answered && !tooLarge ? letterOf(step, answered) : null;
  const leaks = [
    ...leaksOf(step, letter, files),
    ...(await otherTickets(step)),
    ...strayCommands(reply.text),
  ];
  const doubt = leaks.length > 0 ? null : doubtOf(reading.message, reply);
  const articleId = await insertReply(step, letter ? 'out' : 'internal');
  if (!letter) {
    if (tooLarge)
      await tell(step, { kind: 'too-large', files, limit: MAX_ATTACHMENTS, text: reply.text });
    return false;
  }
  if (leaks.length > 0 || doubt !== null) {
    await hold(step, articleId, letter, { leaks, doubt, commands: reply.commands });
    return false;
  }
  await noteLeftOut(step);
  await queueAnswer(step, articleId, letter);
  return true;
}

/** Quoted lines that nobody here knows were cut with the quotation: the history says which. */
async function noteLeftOut({ context, trx, it, person, reply }: Relay): Promise<void> {
  if (reply.doubtful.length === 0) return;
  const because = eventWords(context.config.business.language).leftOut(reply.doubtful.join(' / '));
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: context.now(), what: 'noted', because, person: person.id },
  ]);
}

/** Holds the answer whatever it says; null when there is nothing that could ever be sent. */
export async function holdAnswer(step: Relay): Promise<number | null> {
  const { reading, it, reply } = step;
  const files = reply.keep.flatMap(index => reading.message.attachments[index] ?? []);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (!it.answered || size > MAX_ATTACHMENTS) return null;
  const letter = letterOf(step, it.answered);
  const articleId = await insertReply(step, 'out');
  const leaks = [...leaksOf(step, letter, files), ...(await otherTickets(step))];
  await hold(step, articleId, letter, { leaks, doubt: null, commands: [] });
  return articleId;
}

/** In what the human wrote, and in what would leave of it. */
function leaksOf(
  { reply, sent }: Relay,
  letter: Letter | null,
  attachments: readonly Attachment[],
): Leak[] {
  const subject = letter?.subject ?? '';
  const written = findLeaks({ text: reply.text, html: reply.html, subject, attachments }, sent);
  if (written.length > 0 || !letter?.html) return written;
  return findLeaks({ text: '', html: letter.html, attachments: [] }, sent);
}

/** Numbers of other customers' tickets, unless the customer named them first. */
async function otherTickets({ trx, it, reply }: Relay): Promise<Leak[]> {
  const told = new Set(
    it.customerTexts.flatMap(text => ticketNumbersIn(text, MOST_NUMBERS, LONGEST_TEXT)),
  );
  const numbers = [reply.text, reply.html ?? ''].flatMap(text =>
    ticketNumbersIn(text, MOST_NUMBERS, LONGEST_TEXT),
  );
  const unknown = [...new Set(numbers)].filter(number => !told.has(number));
  const foreign = await foreignNumbers(trx, it.ticket.id, unknown);
  return foreign.map(words => ({ where: 'text', words, because: 'number' }));
}

async function insertReply(step: Relay, direction: 'out' | 'internal'): Promise<number> {
  const { trx, reading, person, it, reply, token } = step;
  const articles = await insertArticles(trx, [
    {
      reading,
      ticketId: it.ticket.id,
      direction,
      author: 'agent',
      person: person.id,
      token,
      newText: reply.text,
      answers: it.answered?.id ?? null,
    },
  ]);
  return articles.get(reading.inbound.id) ?? 0;
}

interface Hold {
  readonly leaks: readonly Leak[];
  readonly doubt: Doubt | null;
  readonly commands: readonly Command[];
}

/** Keeps the letter for `#send`, and tells which of its words are internal. */
async function hold(
  step: Relay,
  articleId: number,
  letter: Letter,
  { leaks, doubt, commands }: Hold,
): Promise<void> {
  const { context, trx, person, it, reply } = step;
  const words = leaks.map(leak => storable(leak.words, 300));
  await trx
    .updateTable('article')
    .set({
      hold: 'held',
      heldBecause: storableJson(words),
      heldCommands: storableJson(commands),
      letter: storableJson(letter),
    })
    .where('id', '=', articleId)
    .execute();
  if (leaks.length === 0 && doubt === null) return;
  const event = eventWords(context.config.business.language);
  const because = doubt === null ? event.held(leaks.length) : event.heldInDoubt;
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: context.now(), what: 'held', because, person: person.id },
  ]);
  await tell(step, { kind: 'held', leaks: words, doubt, text: reply.text }, articleId);
}

/** `#send`: the held reply leaves as it is. */
export async function releaseHeld(step: Relay): Promise<void> {
  const { trx, reading, person, it, token } = step;
  await insertArticles(trx, [
    {
      reading,
      ticketId: it.ticket.id,
      direction: 'internal',
      author: 'agent',
      person: person.id,
      token,
      newText: '',
    },
  ]);
  if (!it.held) return tell(step, { kind: 'nothing-held' });
  await trx
    .updateTable('article')
    .set({ hold: 'released', letter: null })
    .where('id', '=', it.held.id)
    .execute();
  await queueAnswer(step, it.held.id, it.held.letter);
  const commands = [...it.held.commands, ...step.reply.commands];
  const { config, goodwill } = step.context;
  const house = { people: config.people, currency: goodwill.currency };
  await afterCommands({ ...step, plan: planCommands(commands, [], house) });
}

async function queueAnswer(step: Relay, articleId: number, letter: Letter): Promise<void> {
  const { context, trx, person, it, rings } = step;
  const now = context.now();
  const [id] = await enqueue(
    trx,
    [
      {
        kind: 'answer',
        key: `answer:${articleId}`,
        mailbox: it.ticket.mailbox,
        ticketId: it.ticket.id,
        articleId,
        person: person.id,
        messageId: freshMessageId(context, it.ticket.mailbox),
        letter,
        card: '',
      },
    ],
    now,
  );
  if (id !== undefined) rings.set('deliver', id);
  await trx
    .updateTable('ticket')
    .set({ closedAt: null, updatedAt: now, ...(await nextOf(step, now)) })
    .where('id', '=', it.ticket.id)
    .execute();
}

/** Answered, the ball is with the customer; but who still waits keeps the ticket open, with its date. */
async function nextOf({ context, trx, it }: Relay, now: Date) {
  const { ticket } = it;
  const since = await waitingSince(trx, ticket.id);
  if (since === null)
    return {
      state: 'waiting' as const,
      waitingSince: null,
      overdueToldFor: null,
      nextAction: 'close' as const,
      nextActionAt: new Date(now.getTime() + CLOSES_AFTER),
    };
  const due = ticket.nextAction === 'answer' && ticket.waitingSince !== null;
  const target = context.config.responseTarget.default;
  return {
    state: 'open' as const,
    waitingSince: since,
    nextAction: 'answer' as const,
    nextActionAt: due ? ticket.nextActionAt : addBusinessTime(now, target, context.calendar),
  };
}

function letterOf(step: Relay, answered: Answered): Letter {
  const { context, reading, person, it, reply } = step;
  const { business } = context.config;
  const language =
    it.ticket.language === 'de' || it.ticket.language === 'en'
      ? it.ticket.language
      : business.language;
  const attachments: LetterAttachment[] = reply.keep.flatMap(index => {
    const file = reading.message.attachments[index];
    if (!file) return [];
    const { filename, contentType, inline, contentId } = file;
    return [{ inboundId: reading.inbound.id, index, filename, contentType, inline, contentId }];
  });
  const unique = Buffer.from(context.random(8)).toString('hex');
  const ids = freshContentIds(attachments, unique, it.ticket.mailbox);
  return composeAnswer({
    business,
    supportAddress: it.ticket.mailbox,
    agent: person,
    ticketNumber: it.ticket.number,
    subject: answered.subject || it.ticket.subject,
    to: answered.replyTo,
    cc: answered.cc,
    inReplyTo: answered.messageId,
    references: customerReferences(it, answered),
    language,
    text: renameCidsInText(reply.text, ids),
    html: reply.html === null ? null : sanitizeForAnswer(reply.html, ids),
    attachments: attachments.map(file => withContentId(file, ids)),
  });
}
