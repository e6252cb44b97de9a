import type { Person } from '../config.ts';
import { type CardLine, cardHtml, cardText, secretOf } from './card.ts';
import { headerSafe, lineSafe, nameSafe, textSafe } from './header-safe.ts';
import {
  customerName,
  type InternalFacts,
  type InternalMail,
  internalLetter,
  type Threading,
} from './internal-letter.ts';
import { box, fenceHtml, page } from './layout.ts';
import { fence } from './marker.ts';
import type { Address } from './message.ts';
import type { Notice, NoticeContent, NoticeContext, NoticeWords } from './notice.ts';
import { GERMAN_NOTICES } from './notice-words-de.ts';
import { ENGLISH_NOTICES } from './notice-words-en.ts';
import { day, lasting, when } from './when.ts';
import { wordsFor } from './words.ts';
import type { Words } from './words-shape.ts';

/** UTF-16 units of a reply that a notice gives back. */
const REPLY_LIMIT = 20_000;
/** Lines of a list; the rest is counted. */
const LIST_LIMIT = 50;

export interface NoticeFacts extends InternalFacts, Threading {
  readonly to: Person;
  /** The ticket it is about, and where a reply goes; null: it concerns no single ticket. */
  readonly ticket: {
    readonly number: string;
    readonly customer: Address;
    /** With the recipient's token. */
    readonly replyAddress: string;
  } | null;
}

/** What a person must be told: what happened, and how to go on. */
export function composeNotice(notice: Notice, facts: NoticeFacts): InternalMail {
  const words = wordsFor(facts.ui);
  const notices = facts.ui === 'de' ? GERMAN_NOTICES : ENGLISH_NOTICES;
  const content = contentOf(notice, notices, contextOf(facts, words));
  const lines = noticeLines(content, notices);
  const number = facts.ticket?.number ?? null;
  const plain = headerSafe(content.subject);
  const subject = number === null ? plain : `[${number}] ${plain}`;
  const top = number === null ? null : fence(number, words.fence.card);
  const html = [...(top === null ? [] : [fenceHtml(top)]), box(content.tone, cardHtml(lines))].join(
    '\n',
  );
  const letter = internalLetter(facts, {
    fromName: words.sender(nameSafe(facts.business.name)),
    to: facts.to,
    replyAddress: facts.ticket?.replyAddress ?? null,
    ticketNumber: number,
    subject,
    important: content.tone === 'alert',
    threading: facts,
    text: `${top === null ? '' : `${top}\n`}${cardText(lines)}\n`,
    html: page(facts.ui, subject, html),
    attachments: [],
  });
  return { letter, card: secretOf(lines) };
}

function contextOf(facts: NoticeFacts, words: Words): NoticeContext {
  const clock = { language: facts.ui, timezone: facts.business.timezone, now: facts.now };
  return {
    customer: facts.ticket === null ? '' : customerName(facts.ticket.customer),
    takeOver: facts.ticket === null ? null : words.assign(facts.to.id),
    when: date => when(date, clock),
    day: date => day(date, clock),
    lasting: from => lasting(from, clock),
  };
}

/** The words of this notice: TypeScript can't pair a union's member with its own function. */
function contentOf(notice: Notice, words: NoticeWords, context: NoticeContext): NoticeContent {
  switch (notice.kind) {
    case 'unknown-command':
      return words['unknown-command'](notice, context);
    case 'held':
      return words.held(notice, context);
    case 'nothing-found':
      return words['nothing-found'](notice, context);
    case 'past':
      return words.past(notice, context);
    case 'nothing-held':
      return words['nothing-held'](notice, context);
    case 'bounced-answer':
      return words['bounced-answer'](notice, context);
    case 'refused-answer':
      return words['refused-answer'](notice, context);
    case 'foreign-token':
      return words['foreign-token'](notice, context);
    case 'no-token':
      return words['no-token'](notice, context);
    case 'too-large':
      return words['too-large'](notice, context);
    case 'undeliverable-handover':
      return words['undeliverable-handover'](notice, context);
    case 'quarantined':
      return words.quarantined(notice, context);
    case 'problem':
      return words.problem(notice, context);
    case 'rules-broken':
      return words['rules-broken'](notice, context);
    case 'rules-mended':
      return words['rules-mended'](notice, context);
    case 'moved':
      return words.moved(notice, context);
    case 'wait-over':
      return words['wait-over'](notice, context);
    case 'overdue':
      return words.overdue(notice, context);
  }
}

function noticeLines(content: NoticeContent, words: NoticeWords): CardLine[] {
  const items = (list: readonly string[]): CardLine[] =>
    list.slice(0, LIST_LIMIT).map(text => ({ text: lineSafe(text, 400), as: 'item' }));
  const more = content.list.length - LIST_LIMIT;
  const tone = content.tone === 'dim' ? {} : { tone: content.tone };
  return [
    { text: lineSafe(content.title), as: 'title', ...tone },
    ...content.say.map((text): CardLine => ({ text: lineSafe(text, 1000) })),
    ...items(content.list),
    ...(more > 0 ? items([`+ ${more}`]) : []),
    ...(content.next.length === 0 ? [] : [{ text: words.next, gap: true, lead: words.next }]),
    ...items(content.next),
    ...quoteLines(content.quote),
  ];
}

function quoteLines(quote: NoticeContent['quote']): CardLine[] {
  if (quote === null) return [];
  return [
    { text: quote.title, gap: true, lead: quote.title },
    { text: textSafe(quote.text, REPLY_LIMIT).trim(), as: 'quote', open: true },
  ];
}
