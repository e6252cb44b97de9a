// A ticket for the terminal. Customers' words are shown without control characters.
import type { Config } from '../config.ts';
import { notJudged } from '../insight/reasons.ts';
import { valueClass } from '../insight/value-class.ts';
import { giftText } from '../mail/order-lines.ts';
import { when } from '../mail/when.ts';
import { wordsFor } from '../mail/words.ts';
import type { Words } from '../mail/words-shape.ts';
import type { ArticleView, EventView, TicketView } from '../store/ticket-view.ts';
import { eventNames, type TicketWords, ticketWords } from './ticket-words.ts';

/** `K-10006  open     Anna Berger  until Mon 23 Nov 17:00  unhappy  Erika Muster: Lampe kaputt` */
export function ticketLine(ticket: TicketView, config: Config, now: Date): string {
  const words = ticketWords(config.business.language);
  const late =
    ticket.state !== 'closed' &&
    ticket.waitingSince !== null &&
    new Date(ticket.nextActionAt) < now;
  const due =
    ticket.state === 'closed'
      ? words.closed
      : `${late ? words.overdueSince : words.until} ${clock(ticket.nextActionAt, config)}`;
  return [
    ticket.number.padEnd(9),
    words.state[ticket.state].padEnd(9),
    name(config, ticket.assignee.id).padEnd(14),
    due.padEnd(28),
    moodWord(ticket, config).padEnd(18),
    plain(`${ticket.customer.name || ticket.customer.address}: ${ticket.subject}`).slice(0, 100),
    ...(ticket.labels.length > 0 ? [`[${ticket.labels.join(', ')}]`] : []),
  ].join(' ');
}

export function ticketText(ticket: TicketView, config: Config): string[] {
  const words = ticketWords(config.business.language);
  const card = wordsFor(config.business.language);
  const { customer, assignee } = ticket;
  const who = customer.name ? `${customer.name} <${customer.address}>` : customer.address;
  const lines: [string, string][] = [
    [words.customer, plain(who)],
    [words.value, valueText(ticket, card)],
    [words.mood, moodText(ticket, config)],
    [words.topics, ticket.topics.map(({ topic }) => card.topic[topic]).join(', ') || card.noTopic],
    ...labelLines(ticket, words),
    ...giftLines(ticket, words, config),
    [words.assignee, `${name(config, assignee.id)} – ${assignee.because}`],
    [words.next, ticket.state === 'closed' ? words.closed : clock(ticket.nextActionAt, config)],
  ];
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  return [
    `${ticket.number}  ${words.state[ticket.state]}  ${plain(ticket.subject)}`,
    '',
    ...lines.map(([label, text]) => `${`${label}:`.padEnd(width)} ${text}`),
    '',
    ...merged(ticket, words, config),
  ];
}

function labelLines({ labels }: TicketView, words: TicketWords): [string, string][] {
  return labels.length > 0 ? [[words.labels, labels.join(', ')]] : [];
}

/** `on 3 Sep 2026: voucher, 10 EUR, by Anna Berger` */
function giftLines(
  { customer }: TicketView,
  words: TicketWords,
  { business }: Config,
): [string, string][] {
  const now = new Date();
  const clock = { language: business.language, timezone: business.timezone, now };
  return customer.gifts.map(gift => {
    const text = giftText({ ...gift, at: new Date(gift.at) }, clock);
    return [words.given, plain(text)];
  });
}

/** Articles and events in the order of time. */
function merged(ticket: TicketView, words: TicketWords, config: Config): string[] {
  const entries = [
    ...ticket.articles.map(article => ({
      at: article.at,
      lines: articleLines(article, words, config),
    })),
    ...ticket.events.map(event => ({ at: event.at, lines: [eventLine(event, config)] })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return entries.flatMap(({ lines }) => lines);
}

function articleLines(article: ArticleView, words: TicketWords, config: Config): string[] {
  const hold = article.hold === null ? '' : ` (${words.hold[article.hold] ?? article.hold})`;
  const head = `${clock(article.at, config)}  ${words.direction[article.direction]} ${plain(article.from)}${hold}`;
  const body = article.text
    .split('\n')
    .slice(0, 60)
    .map(line => `    | ${plain(line)}`);
  return [head, ...(article.text.trim() === '' ? [] : body)];
}

function eventLine(event: EventView, config: Config): string {
  const what = eventNames(config.business.language)[event.what] ?? event.what;
  return `${clock(event.at, config)}  ${what}${event.because ? `: ${plain(event.because)}` : ''}`;
}

function moodWord({ level, ...ticket }: TicketView, { business: { language } }: Config): string {
  if (isUnjudged(ticket, language)) return ticketWords(language).notJudged;
  return wordsFor(language).level[level];
}

/** `unhappy – judged so by Anna Berger` */
function moodText(ticket: TicketView, config: Config): string {
  const reasons = plain(ticket.moodReasons.join('; '));
  if (isUnjudged(ticket, config.business.language)) return reasons;
  return reasons === '' ? moodWord(ticket, config) : `${moodWord(ticket, config)} – ${reasons}`;
}

function isUnjudged(
  { language, moodReasons }: Pick<TicketView, 'language' | 'moodReasons'>,
  ui: Config['business']['language'],
): boolean {
  return moodReasons[0] === notJudged(language, ui);
}

function valueText({ customer: { value } }: TicketView, words: Words): string {
  const reasons = value.reasons.join('; ');
  return `${words.value[valueClass(value)]}${reasons ? ` – ${reasons}` : ''}`;
}

function clock(at: string, config: Config): string {
  const { language, timezone } = config.business;
  return when(new Date(at), { language, timezone, now: new Date() });
}

function name(config: Config, id: string): string {
  return config.people.find(person => person.id === id)?.name ?? id;
}

/** Nothing that a terminal would obey. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trimEnd();
}
