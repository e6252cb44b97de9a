import { readNotification } from './bounce-notification.ts';
import { headerOf } from './headers.ts';
import type { Message } from './message.ts';
import { BOUNCE_SUBJECTS } from './subject-words.ts';

/** Local parts of the senders of delivery reports. */
const MACHINE_SENDER = /^(?:mailer[-_.]?daemon|post[-_.]?master|mail[-_.]?delivery|bounces?)$/;
const MACHINE_NAME =
  /^(?:mail delivery (?:sub)?system|mail delivery service|mailer[- ]?daemon|postmaster|internet mail delivery|systemadministrator|system administrator)\b/i;
/** What servers say when they refuse: an SMTP code with or without an enhanced one (RFC 3463). */
const REFUSAL = /\b[45]\.\d{1,3}\.\d{1,3}\b|\b(?:421|45[0-2]|55[0-4])[ -]/;
/** A date or a price looks like a code; who writes of a parcel does not write these. */
const SERVER_WORDS =
  /(?<!\p{L})(?:e?smtp|mailbox|postfach|mail ?server|postmaster|mailer-daemon|said|user unknown|unknown user|no such user|user not found|does not exist|doesn't exist|existiert nicht|relay(?:ing)?|quota|spam|e-?mail[ -]?(?:address|adresse)|rejected|unrouteable|host unknown|dns)(?!\p{L})/iu;
const MACHINE_SUBJECT =
  /^(?:delivery status notification\b|undelivered mail returned to sender$|mail delivery failed: returning message|failure notice$)/i;
const LOOKED_AT = 20_000;
const NOT_DELIVERED =
  /(?:could not|couldn't|cannot|can't|was not|wasn't|not be) (?:be )?(?:delivered|sent)|undeliverable|unable to deliver|nicht zugestellt werden|送信できませんでした|配信できません/i;
const LIST_REFUSAL =
  /original mail as follows|you are not a member|not allowed to post|loop alert/i;

/** The part that tells of a delivery (RFC 3464, RFC 6533). */
export const DELIVERY_STATUS = /^message\/(?:global-)?delivery-status$/;

/** The part alone proves nothing: a human may pass a report on. */
function isDeliveryReport(message: Message): boolean {
  const type = headerOf(message.headers, 'content-type');
  return (
    /report-type\s*=\s*"?delivery-status/i.test(type) ||
    /^\s*message\/(?:global-)?delivery-status/i.test(type) ||
    (message.attachments.some(part => DELIVERY_STATUS.test(part.contentType)) &&
      (isMailSystem(message) || hasNullReturnPath(message) || hasBounceSubject(message)))
  );
}

/** MAILER-DAEMON, postmaster and their kin; From may hold no address at all. */
function isMailSystem(message: Message): boolean {
  const local = message.from?.address.split('@')[0]?.split('+')[0] ?? '';
  if (MACHINE_SENDER.test(local)) return true;
  const shown = message.from?.name || headerOf(message.headers, 'from').replace(/^["'\s]+/, '');
  return MACHINE_NAME.test(shown);
}

/** The sign by which a mail is a delivery report, the surest first; '' when it is none. */
export function bounceSign(message: Message): string {
  if (isDeliveryReport(message)) return 'RFC 3464 delivery status';
  if (message.headers.has('x-failed-recipients')) return 'X-Failed-Recipients';
  if (message.headers.has('x-ms-exchange-message-is-ndr')) return 'X-MS-Exchange-Message-Is-Ndr';
  if (readNotification(message) !== null) return 'Amazon SES notification';
  if (isMailSystem(message)) return 'sender is a mail system';
  if (isListServer(message)) return 'refusal of a mailing list server';
  return hasProvenSubject(message) ? 'subject and words of a delivery report' : '';
}

function hasProvenSubject(message: Message): boolean {
  if (hasMachineSubject(message)) return true;
  return (
    hasBounceSubject(message) &&
    (hasNullReturnPath(message) || quotesServer(message) || returnsMail(message))
  );
}

/** "Could not be delivered", and the mail that couldn't is attached. A human who forwards one has a reason. */
function returnsMail({ text, attachments, inReplyTo }: Message): boolean {
  return (
    inReplyTo.length === 0 &&
    attachments.some(part => /^(?:message\/rfc822|text\/rfc822-headers)$/.test(part.contentType)) &&
    NOT_DELIVERED.test(text.slice(0, LOOKED_AT))
  );
}

/**
 * A mailing list's program writes by itself: it sends a mail back to its author or to the list's owner.
 * What members write comes under their own names.
 */
function isListServer({ from, headers, text }: Message): boolean {
  if (!headers.has('x-mlserver') && !headers.has('x-listserver')) return false;
  const local = from?.address.split('@')[0] ?? '';
  return /-(?:admin|owner)$|^owner-/.test(local) || LIST_REFUSAL.test(text.slice(0, LOOKED_AT));
}

/** `Return-Path: <>` (RFC 5321, 4.5.5): reports and automatic replies, never a human. */
export function hasNullReturnPath(message: Message): boolean {
  const values = message.headers.get('return-path') ?? [];
  return values.length > 0 && values.every(value => /^<\s*>$/.test(value));
}

/** A subject as delivery reports have it. A customer may write one too, so alone it proves nothing. */
function hasBounceSubject(message: Message): boolean {
  const subject = message.subject.toLowerCase().replace(/^[\s*[("']+/, '');
  return BOUNCE_SUBJECTS.some(words => subject.startsWith(words));
}

/** A whole subject of Postfix, Gmail, Exim or qmail, which no human writes. */
function hasMachineSubject(message: Message): boolean {
  return MACHINE_SUBJECT.test(message.subject);
}

/** The body speaks as a mail server does. */
function quotesServer(message: Message): boolean {
  const text = message.text.slice(0, LOOKED_AT);
  return REFUSAL.test(text) && SERVER_WORDS.test(text);
}
