import { type CardLine, cardHtml, cardText, secretOf } from './card.ts';
import {
  assigneeLines,
  type CaseFacts,
  caseLines,
  caseTone,
  shopLines,
  suggestionLines,
} from './case-facts.ts';
import { defuseFences, lineSafe, nameSafe, textSafe } from './header-safe.ts';
import { historyLines, type PastArticle } from './history-lines.ts';
import { customerName, type InternalMail, internalLetter } from './internal-letter.ts';
import { box, fenceHtml, mailFromHtml, mailFromText, page } from './layout.ts';
import type { LetterAttachment } from './letter.ts';
import { fence } from './marker.ts';
import type { Address } from './message.ts';
import type { Tone } from './palette.ts';
import { sanitizeForHandover } from './sanitize.ts';
import { handoverSubject } from './subject.ts';
import { type Clock, when } from './when.ts';
import { wordsFor } from './words.ts';
import type { Words } from './words-shape.ts';

/** Characters of a text, a hundred pages: no mail program shows more of it well. */
const MOST_SHOWN = 200_000;

/** The customer's mail as it came. */
export interface CustomerMail {
  readonly at: Date;
  readonly subject: string;
  readonly text: string;
  /** Unsanitized. */
  readonly html: string | null;
  readonly attachments: readonly LetterAttachment[];
  /** Further people who got it and will get the answer. */
  readonly cc: readonly Address[];
}

export interface HandoverFacts extends CaseFacts {
  readonly mail: CustomerMail;
  /** Earlier articles of the ticket, the most recent last. */
  readonly history: readonly PastArticle[];
  /** What is unusual, one line each: "Ein Fremder nannte die Nummer K-24813". */
  readonly warnings: readonly string[];
  /** Why the owner should see this at once; null for an everyday mail. */
  readonly alert: string | null;
  /** Whose it was before and why it no longer is; null when it is new. */
  readonly handedOverFrom: { readonly name: string; readonly reason: string } | null;
  /** The rules call it urgent: mail clients show it so. */
  readonly urgent?: boolean;
  /** One line when the date has passed; null when it hasn't. */
  readonly overdue: string | null;
}

/** The customer's mail, whole, with all that its human needs to know above it. */
export function composeHandover(facts: HandoverFacts): InternalMail {
  const words = wordsFor(facts.ui);
  const { number } = facts.ticket;
  const name = customerName(facts.customer);
  const lines = handoverLines(facts, words);
  const top = fence(number, words.fence.card);
  const middle = fence(number, words.fence.mailFrom(name));
  const text = textSafe(facts.mail.text, MOST_SHOWN);
  const subject = handoverSubject(number, facts.mail.subject, words.noSubject);
  const html = [
    fenceHtml(top),
    box(caseTone(facts), cardHtml(lines)),
    fenceHtml(middle),
    mailHtml(facts.mail, text, words),
  ].join('\n');
  const letter = internalLetter(facts, {
    fromName: words.via(name, nameSafe(facts.business.name)),
    to: facts.assignee,
    replyAddress: facts.replyAddress,
    ticketNumber: number,
    subject,
    important: facts.alert !== null || facts.urgent === true,
    threading: facts,
    text: `${top}\n${cardText(lines)}\n\n${middle}\n\n${text}\n`,
    html: page(facts.ui, subject, html),
    attachments: facts.mail.attachments,
  });
  return { letter, card: secretOf(lines) };
}

function mailHtml({ html, attachments }: CustomerMail, text: string, words: Words): string {
  const contentIds = attachments.flatMap(({ contentId }) => contentId ?? []);
  const pictures = { contentIds, pictureWord: words.handover.picture };
  const safe = html === null ? null : sanitizeForHandover(html, pictures);
  return safe === null ? mailFromText(text) : mailFromHtml(defuseFences(safe));
}

function handoverLines(facts: HandoverFacts, words: Words): CardLine[] {
  const clock = { language: facts.ui, timezone: facts.business.timezone, now: facts.now };
  const { label } = words;
  return [
    ...one(label.important, facts.alert, 'alert'),
    ...facts.warnings.slice(0, 5).flatMap(text => one(label.caution, text, 'warn')),
    ...caseLines(facts, words),
    ...shopLines(facts, words),
    ...handedOverLines(facts, words),
    ...assigneeLines(facts, words),
    ...one(label.overdue, facts.overdue, 'alert'),
    ...mailLines(facts, words, clock),
    ...suggestionLines(facts, words),
    ...historyLines(facts.history, words, clock),
    { text: words.handover.help(customerName(facts.customer)), as: 'help' },
  ];
}

function handedOverLines(facts: HandoverFacts, words: Words): CardLine[] {
  if (facts.handedOverFrom === null) return [];
  const { name, reason } = facts.handedOverFrom;
  return one(words.label.handedOver, words.handover.handedOver(nameSafe(name), lineSafe(reason)));
}

function mailLines(facts: HandoverFacts, words: Words, clock: Clock): CardLine[] {
  const { mail, ticket } = facts;
  const first = facts.history.length === 0;
  const since = first ? '' : words.handover.ticketSince(when(ticket.openedAt, clock));
  const cc = mail.cc.slice(0, 10).map(someone => nameSafe(someone.name) || someone.address);
  const more = mail.cc.length > 10 ? ` +${mail.cc.length - 10}` : '';
  const files = mail.attachments.filter(file => !file.inline).map(file => file.filename);
  return [
    { label: words.label.received, text: `${when(mail.at, clock)}${since}` },
    ...one(words.label.alsoTo, cc.length > 0 ? words.handover.alsoTo(cc.join(', ') + more) : null),
    ...one(words.label.files, files.join(', ') || null),
    ...one(words.label.caution, oddity(facts, words), 'warn'),
  ];
}

/** What the human must know of a mail that can't be shown as usual. */
function oddity(facts: HandoverFacts, words: Words): string | null {
  if (facts.mail.text.trim() === '') return words.handover.noText;
  return facts.mail.text.length > MOST_SHOWN ? words.handover.cutShort(facts.ticket.number) : null;
}

function one(label: string, text: string | null, tone?: Tone): CardLine[] {
  if (text === null || text === '') return [];
  return [{ label, text: lineSafe(text), ...(tone ? { tone } : {}) }];
}
