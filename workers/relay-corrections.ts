// `#topic`, `#mood`, `#vip`: a human corrects what Kulanz read. It counts at once for the ticket, and is
// kept as an example for the mails that are like it; both in filing's transaction.
import { ownerOf } from '../src/config.ts';
import { type ExampleKind, exampleText } from '../src/insight/example.ts';
import type { Insight } from '../src/insight/insight.ts';
import { detectLanguage } from '../src/insight/language.ts';
import { deniesThreats, type Pinned } from '../src/insight/pinned.ts';
import { customerValue } from '../src/insight/value.ts';
import { wordsFor } from '../src/mail/words.ts';
import { latestMail } from '../src/store/answered.ts';
import {
  type CorrectedMail,
  correctMail,
  correctTicket,
  loadMail,
  markCustomer,
  setValue,
} from '../src/store/corrected.ts';
import { viewCustomer } from '../src/store/customer-view.ts';
import { recordExample } from '../src/store/examples.ts';
import { recordEvents } from '../src/store/tickets.ts';
import type { Corrected } from '../src/tickets/command-plan.ts';
import { eventWords } from '../src/tickets/words.ts';
import type { Relay } from './relay-step.ts';

export async function obeyCorrections(step: Relay): Promise<void> {
  const { corrected } = step.plan;
  if (corrected === null) return;
  const { trx, it } = step;
  const articleId = it.answered?.id ?? (await latestMail(trx, it.ticket.id));
  const mail = articleId === null ? null : await loadMail(trx, articleId);
  if (corrected.vip !== null) await mark(step, corrected.vip, mail);
  if (corrected.topics === null && corrected.level === null) return;
  await correct(step, corrected, mail);
}

async function correct(step: Relay, corrected: Corrected, mail: CorrectedMail | null) {
  const { context, trx, it, person } = step;
  const ui = context.config.business.language;
  const { topics, level } = corrected;
  if (mail && topics !== null) await keep(step, mail, 'topic', topics.join());
  if (mail && level !== null) await keep(step, mail, 'mood', level);
  const pinned: Pinned = { topics, level, by: person.name };
  if (mail) await correctMail(trx, mail, it.ticket.customerId, pinned, ui);
  const matters = mattersOf(step, corrected);
  await correctTicket(trx, it.ticket, { pinned, matters, now: context.now(), ui });
  await tellHistory(step, corrected);
  if (mail && level === 'extremely-unhappy' && it.ticket.level !== level)
    await decideAgain(step, mail);
}

/** The owner sees first what the owner must see: triage asks the rules once more, and alerts. */
async function decideAgain({ context, trx, person, rings }: Relay, { id }: CorrectedMail) {
  if (person.id === ownerOf(context.config).id) return;
  await trx
    .updateTable('article')
    .set({ triage: 'waiting', attempts: 0, dueAt: context.now(), claimedBy: null })
    .where('id', '=', id)
    .execute();
  rings.set('triage', id);
}

/** Null: as it is. */
function mattersOf({ context, it, person }: Relay, corrected: Corrected): string | null {
  const ui = context.config.business.language;
  const { level } = corrected;
  if (deniesThreats(corrected) && it.ticket.threats.length > 0) return '';
  if (level === null || level === it.ticket.level) return null;
  const unhappy = level === 'unhappy' || level === 'extremely-unhappy';
  return unhappy ? `${wordsFor(ui).level[level]} (${person.name})` : '';
}

async function tellHistory(step: Relay, corrected: Corrected): Promise<void> {
  const { topics, level } = corrected;
  const { ticket } = step.it;
  const ui = step.context.config.business.language;
  const [words, names] = [eventWords(ui), wordsFor(ui)];
  const before = ticket.topics.map(({ topic }) => topic);
  if (topics !== null && topics.join() !== before.join()) {
    const named = (all: typeof before): string => all.map(one => names.topic[one]).join(', ');
    await note(step, words.topicCorrected(step.person.name, named([...topics]), named(before)));
  }
  if (level !== null && level !== ticket.level)
    await note(
      step,
      words.moodCorrected(step.person.name, names.level[level], names.level[ticket.level]),
    );
  if (deniesThreats(corrected) && ticket.threats.length > 0)
    await note(step, words.noThreat(step.person.name));
}

async function mark(step: Relay, on: boolean, mail: CorrectedMail | null): Promise<void> {
  const { context, trx, it, person } = step;
  const words = eventWords(context.config.business.language);
  if (mail) await keep(step, mail, 'vip', on ? 'yes' : 'no');
  if (!(await markCustomer(trx, it.ticket.customerId, on, words.vipReason))) return;
  if (!on) await valueAgain(step, mail);
  await note(step, on ? words.vip(person.name) : words.notVip(person.name));
}

/** What the customer is without the mark: at once, and not with the next mail. */
async function valueAgain({ context, trx, it }: Relay, mail: CorrectedMail | null): Promise<void> {
  const { customerId } = it.ticket;
  const { address } = await trx
    .selectFrom('customer')
    .select('address')
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  const view = await viewCustomer(trx, address);
  if (!view) return;
  const { config } = context;
  const shop = { ...view.known, rule: config.customerValue, now: context.now() };
  const said = { text: mail?.newText ?? '', insight: mail?.insight ?? NOTHING_SAID };
  const value = customerValue(said, view.history, config.business.language, shop);
  await setValue(trx, customerId, value);
}

const NOTHING_SAID: Insight = {
  language: 'und',
  sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: [] },
  topics: [],
  threats: [],
};

async function keep(step: Relay, mail: CorrectedMail, kind: ExampleKind, value: string) {
  const { context, trx, it, person } = step;
  const words = { subject: mail.subject, text: mail.newText };
  await recordExample(trx, {
    at: context.now(),
    person: person.id,
    ticketId: it.ticket.id,
    articleId: mail.id,
    kind,
    value,
    text: exampleText(words),
    language: mail.insight?.language ?? detectLanguage(exampleText(words)),
  });
}

async function note({ context, trx, it, person }: Relay, because: string): Promise<void> {
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: context.now(), what: 'corrected', because, person: person.id },
  ]);
}
