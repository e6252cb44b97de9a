import type { Person } from '../config.ts';
import { type CardLine, cardHtml, cardText, secretOf } from './card.ts';
import { type CaseFacts, caseTone, shopLines, suggestionLines, threatLines } from './case-facts.ts';
import { headerSafe, lineSafe, nameSafe, textSafe } from './header-safe.ts';
import { customerName, type InternalMail, internalLetter } from './internal-letter.ts';
import { box, fenceHtml, mailFromText, page } from './layout.ts';
import { fence } from './marker.ts';
import type { Tone } from './palette.ts';
import { when } from './when.ts';
import { wordsFor } from './words.ts';
import type { AlertKind, Words } from './words-shape.ts';

const TONE: Readonly<Record<AlertKind, Tone>> = {
  unhappy: 'alert',
  super: 'gold',
  both: 'alert',
  other: 'warn',
};

/** UTF-16 units of the customer's words that an alert shows. */
const EXCERPT = 1200;

export interface AlertFacts extends CaseFacts {
  readonly owner: Person;
  /** One line: what made the rules alert the owner. */
  readonly why: string;
  readonly mail: { readonly at: Date; readonly subject: string; readonly text: string };
}

/** Tells the owner within a minute who needs them, why, and with whom the case is. */
export function composeAlert(facts: AlertFacts): InternalMail {
  const words = wordsFor(facts.ui);
  const { number } = facts.ticket;
  const name = customerName(facts.customer);
  const lines = alertLines(facts, words);
  const top = fence(number, words.fence.card);
  const middle = fence(number, words.fence.mailFrom(name));
  const text = excerpt(facts.mail.text);
  const subject = headerSafe(words.alert.subject(kindOf(facts), name, number));
  const html = [
    fenceHtml(top),
    box(caseTone(facts), cardHtml(lines)),
    fenceHtml(middle),
    mailFromText(text),
  ].join('\n');
  const letter = internalLetter(facts, {
    fromName: words.via(name, nameSafe(facts.business.name)),
    to: facts.owner,
    replyAddress: facts.replyAddress,
    ticketNumber: number,
    subject,
    important: true,
    threading: facts,
    text: `${top}\n${cardText(lines)}\n\n${middle}\n\n${text}\n`,
    html: page(facts.ui, subject, html),
    attachments: [],
  });
  return { letter, card: secretOf(lines) };
}

function kindOf(facts: AlertFacts): AlertKind {
  if (facts.insight.sentiment.level !== 'extremely-unhappy') {
    return facts.value.super ? 'super' : 'other';
  }
  return facts.value.super ? 'both' : 'unhappy';
}

function alertLines(facts: AlertFacts, words: Words): CardLine[] {
  const { label, alert } = words;
  const kind = kindOf(facts);
  const name = nameSafe(facts.customer.name);
  const address = lineSafe(facts.customer.address, 120);
  const until = when(facts.ticket.nextActionAt, {
    language: facts.ui,
    timezone: facts.business.timezone,
    now: facts.now,
  });
  const who = nameSafe(facts.assignee.name);
  const mine = facts.assignee.id === facts.owner.id;
  const first = mine ? alert.withYou(until) : alert.withOther(who, until);
  return [
    {
      text: alert.title(kind, customerName(facts.customer)),
      as: 'title',
      tone: TONE[kind],
    },
    { label: label.customer, text: name ? `${name} <${address}>` : address, lead: name },
    ...reasons(facts).map(text => ({ label: alert.why, text })),
    ...threatLines(facts.insight, words),
    {
      label: alert.customerSubject,
      text: lineSafe(facts.mail.subject) || words.noSubject,
      open: true,
    },
    { label: label.assignee, text: first },
    ...shopLines(facts, words),
    ...suggestionLines(facts, words),
    {
      text: [
        alert.help(customerName(facts.customer)),
        ...(mine ? [] : [alert.more(who, words.assign(facts.owner.id))]),
      ].join(' '),
      as: 'help',
    },
  ];
}

/** Why it matters: the words that decided, what the customer is worth, what the rules say. */
function reasons(facts: AlertFacts): string[] {
  const mood =
    facts.insight.sentiment.level === 'extremely-unhappy' ? facts.insight.sentiment.reasons : [];
  const value = facts.value.super ? facts.value.reasons : [];
  const lines = [...mood.slice(0, 4), ...value.slice(0, 3), facts.why]
    .map(reason => lineSafe(reason, 160))
    .filter(reason => reason !== '');
  return [...new Set(lines)];
}

/** The beginning of what the customer wrote, ending at a word. */
function excerpt(text: string): string {
  const whole = textSafe(text, EXCERPT + 1).trim();
  if (whole.length <= EXCERPT) return whole;
  const cut = whole.slice(0, EXCERPT);
  const space = cut.lastIndexOf(' ');
  return `${(space > EXCERPT - 80 ? cut.slice(0, space) : cut).trimEnd()} …`;
}
