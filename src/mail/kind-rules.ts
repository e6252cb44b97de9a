import { bounceSign, hasNullReturnPath } from './bounce-signs.ts';
import { isFilledForm } from './contact-form.ts';
import { headerOf } from './headers.ts';
import { LOOP_HEADERS, REPLY_HEADERS, REPLY_VALUES, TOOL_HEADERS } from './machine-headers.ts';
import { takesNoReply, tellsOnly } from './machine-senders.ts';
import type { MailKind, Message } from './message.ts';
import { replySubject } from './reply-subject.ts';
import { absenceNote, announcement } from './written-by-machine.ts';

/** What is ours, to recognise a loop. */
export interface Own {
  /** Support addresses and their aliases, lower case. */
  readonly addresses: readonly string[];
  /** The domain of the Message-IDs that Kulanz makes; used by nothing else. */
  readonly messageIdDomain?: string;
}

export interface KindRule {
  readonly kind: Exclude<MailKind, 'human'>;
  /** The rule's name, or '' when it does not apply. */
  readonly applies: (message: Message, own: Own) => string;
}

const OUT_OF_OFFICE = 'Exchange inbox rule: X-MS-Exchange-Inbox-Rules-Loop';

/** How the reason begins where no header decided. */
export const BY_WORDS = 'words of an ';

/** Our own header on everything that isn't a human's answer. */
export const LOOP_HEADER = 'x-kulanz-loop';

const named = (holds: boolean, name: string) => (holds ? name : '');
const has = (message: Message, header: string) => message.headers.has(header);

/** In order; the first that applies decides. Who is ours comes first, a report before a reply. */
export const KIND_RULES: readonly KindRule[] = [
  { kind: 'loop', applies: message => named(has(message, LOOP_HEADER), 'own loop header') },
  { kind: 'loop', applies: hasOwnMessageId },
  { kind: 'loop', applies: isFromOurselves },
  {
    kind: 'auto-reply',
    applies: message => named(isFeedbackReport(message), 'RFC 5965 feedback report'),
  },
  {
    kind: 'auto-reply',
    applies: message => named(isReadReceipt(message), 'RFC 8098 disposition notification'),
  },
  { kind: 'bounce', applies: bounceSign },
  { kind: 'auto-reply', applies: isAutoSubmitted },
  { kind: 'auto-reply', applies: hasReplyHeader },
  { kind: 'auto-reply', applies: isExchangeOutOfOffice },
  { kind: 'auto-reply', applies: hasReplySubject },
  { kind: 'auto-reply', applies: isCalendarResponse },
  { kind: 'auto-reply', applies: isAbsenceNote },
  {
    kind: 'bounce',
    applies: message => named(hasNullReturnPath(message), 'RFC 5321 null Return-Path'),
  },
  { kind: 'bulk', applies: hasBulkPrecedence },
  { kind: 'bulk', applies: isFromList },
  { kind: 'bulk', applies: isFromTool },
  { kind: 'bulk', applies: isFromNobody },
  { kind: 'auto-reply', applies: isAnnounced },
];

function hasOwnMessageId(message: Message, own: Own): string {
  const ours = own.messageIdDomain !== undefined && isIdOf(message.messageId, own.messageIdDomain);
  return named(ours, 'own Message-ID');
}

/** From a mailbox of ours, unless it is a form of ours: then Reply-To names the customer. */
function isFromOurselves(message: Message, own: Own): string {
  if (!message.from || !isOwn(message.from.address, own)) return '';
  const form = message.replyTo.some(address => !isOwn(address.address, own));
  return named(!form, 'from one of our own addresses');
}

function isFeedbackReport(message: Message): boolean {
  const type = headerOf(message.headers, 'content-type');
  return (
    /report-type\s*=\s*"?feedback-report/i.test(type) ||
    message.attachments.some(part => part.contentType === 'message/feedback-report') ||
    /^Feedback-Type: ?[a-z-]{3,20}$[\s\S]{0,200}^(?:Version|User-Agent):/im.test(
      message.text.slice(0, 5_000),
    ) ||
    (message.from?.address === 'staff@hotmail.com' && /^complaint about/i.test(message.subject))
  );
}

/** RFC 8098. */
export function isReadReceipt(message: Message): boolean {
  const type = headerOf(message.headers, 'content-type');
  return /report-type\s*=\s*"?disposition-notification/i.test(type);
}

/**
 * RFC 3834, 5: `no` is a human; parameters after `;` say nothing of it. So is `auto-forwarded`:
 * what a filter of the recipient's passes on was written by its author. A form's program generates its
 * mail, and a visitor wrote it.
 */
function isAutoSubmitted(message: Message, own: Own): string {
  for (const value of message.headers.get('auto-submitted') ?? []) {
    const keyword = value.split(/[;(]/)[0]?.trim().toLowerCase() ?? '';
    if (keyword === '' || /^(?:no|auto-forwarded)$/.test(keyword)) continue;
    if (keyword === 'auto-generated' && isFilledForm(message, own.addresses)) continue;
    return `RFC 3834 Auto-Submitted: ${keyword.slice(0, 40)}`;
  }
  return '';
}

function hasReplyHeader(message: Message): string {
  const present = REPLY_HEADERS.find(header => has(message, header));
  if (present !== undefined) return present;
  const valued = REPLY_VALUES.find(([header, value]) =>
    message.headers.get(header)?.some(one => value.test(one)),
  );
  return valued === undefined
    ? ''
    : `${valued[0]}: ${headerOf(message.headers, valued[0]).slice(0, 40)}`;
}

/** X-Auto-Response-Suppress alone stands on humans' mail from Exchange as well. */
function isExchangeOutOfOffice(message: Message, own: Own): string {
  const rule = headerOf(message.headers, 'x-ms-exchange-inbox-rules-loop').toLowerCase();
  const both = has(message, 'x-auto-response-suppress') && rule !== '';
  return named(both && !isPassedOn(message, own, rule), OUT_OF_OFFICE);
}

/**
 * The rule of another mailbox passed a human's mail on; an absence is announced by one's own, which may
 * have another name in the same domain, but is not whom the mail was written to.
 */
function isPassedOn({ from, to, cc }: Message, own: Own, rule: string): boolean {
  const address = /[^\s<>"]{1,128}@[^\s<>",;]{1,128}/.exec(rule)?.[0];
  if (address === undefined || address === from?.address) return false;
  const written = [...to, ...cc].some(one => one.address === address) || isOwn(address, own);
  return written || domainOf(address) !== domainOf(from?.address ?? '');
}

function hasReplySubject(message: Message): string {
  const words = replySubject(message);
  return words === '' ? '' : `subject of an automatic reply: ${words}`;
}

/** RFC 5546, 3.2.3: "accepted" or "declined", made by a click. With a word of its writer it is theirs. */
function isCalendarResponse({ attachments, text }: Message): string {
  const answers = attachments.some(
    part =>
      part.contentType === 'text/calendar' &&
      /^METHOD:REPLY\b/im.test(part.content.toString('latin1', 0, 4_000)),
  );
  return named(answers && text.trim() === '', 'RFC 5546 reply to an invitation');
}

/** Before the signs of mass mail and of reports: some vacation programs set those and no other. */
function isAbsenceNote(message: Message): string {
  const note = absenceNote(message);
  return note === '' ? '' : `${BY_WORDS}absence note: ${note}`;
}

function isAnnounced(message: Message): string {
  const words = announcement(message);
  return words === '' ? '' : `${BY_WORDS}automatic reply: ${words}`;
}

/** A mark of mass mail, not of an automatic reply. */
function hasBulkPrecedence(message: Message, own: Own): string {
  if (isForUs(message, own)) return '';
  for (const header of ['precedence', 'x-precedence']) {
    const value = headerOf(message.headers, header).toLowerCase();
    if (/^(?:bulk|junk|list)\b/.test(value)) return `${header}: ${value.slice(0, 40)}`;
  }
  return '';
}

/** RFC 2369, RFC 2919. A group of ours that passes customers' mail on to us is no list. */
function isFromList(message: Message, own: Own): string {
  if (isForUs(message, own)) return '';
  for (const header of message.headers.keys()) {
    if (header.startsWith('list-')) return `RFC 2369 ${header}`;
    if (header === 'mailing-list' || LOOP_HEADERS.test(header)) return header;
  }
  return '';
}

/** A tracker, a help desk or a campaign: it tells, whoever it names as its author. */
function isFromTool(message: Message, own: Own): string {
  if (isForUs(message, own)) return '';
  return TOOL_HEADERS.find(header => has(message, header)) ?? '';
}

/** Nobody reads answers there. Forms send like that too: a Reply-To, or our own domain, is a human's. */
function isFromNobody(message: Message, own: Own): string {
  const address = message.from?.address ?? '';
  if (own.addresses.some(one => domainOf(one) === domainOf(address))) return '';
  if (message.replyTo.some(one => one.address !== address && !takesNoReply(one.address))) return '';
  if (takesNoReply(address)) return 'no-reply sender without Reply-To';
  return named(tellsOnly(address), 'sender of notifications');
}

/** By way of a list or a program that is ours, or in answer to us, a human writes. */
function isForUs(message: Message, own: Own): boolean {
  return (
    isAnswerToUs(message, own) || isOwnGroup(message, own) || isFilledForm(message, own.addresses)
  );
}

/** A human may answer us by way of a mailing list. */
function isAnswerToUs(message: Message, own: Own): boolean {
  const domain = own.messageIdDomain;
  if (domain === undefined) return false;
  return [...message.inReplyTo, ...message.references].some(id => isIdOf(id, domain));
}

function isOwnGroup(message: Message, own: Own): boolean {
  const list = ['list-id', 'list-post', 'mailing-list']
    .map(header => headerOf(message.headers, header).toLowerCase())
    .join(' ');
  if (list.trim() === '') return false;
  return own.addresses.some(
    address => list.includes(address) || list.includes(`<${address.replace('@', '.')}>`),
  );
}

function isOwn(address: string, own: Own): boolean {
  const [local = '', domain = ''] = address.split('@');
  return own.addresses.includes(`${local.split('+')[0]}@${domain}`);
}

function isIdOf(id: string | null, domain: string): boolean {
  return id?.toLowerCase().endsWith(`@${domain.toLowerCase()}>`) ?? false;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
