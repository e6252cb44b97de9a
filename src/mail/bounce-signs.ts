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

/** The part that tells of a delivery (RFC 3464, RFC 6533). */
export const DELIVERY_STATUS = /^message\/(?:global-)?delivery-status$/;

/** The part alone proves nothing: a human may pass a report on. */
export function isDeliveryReport(message: Message): boolean {
  const type = headerOf(message.headers, 'content-type');
  return (
    /report-type\s*=\s*"?delivery-status/i.test(type) ||
    (message.attachments.some(part => DELIVERY_STATUS.test(part.contentType)) &&
      (isMailSystem(message) || hasNullReturnPath(message) || hasBounceSubject(message)))
  );
}

/** MAILER-DAEMON, postmaster and their kin; From may hold no address at all. */
export function isMailSystem(message: Message): boolean {
  const local = message.from?.address.split('@')[0]?.split('+')[0] ?? '';
  if (MACHINE_SENDER.test(local)) return true;
  const shown = message.from?.name || headerOf(message.headers, 'from').replace(/^["'\s]+/, '');
  return MACHINE_NAME.test(shown);
}

/** `Return-Path: <>` (RFC 5321, 4.5.5): reports and automatic replies, never a human. */
export function hasNullReturnPath(message: Message): boolean {
  const values = message.headers.get('return-path') ?? [];
  return values.length > 0 && values.every(value => /^<\s*>$/.test(value));
}

/** A subject as delivery reports have it. A customer may write one too, so alone it proves nothing. */
export function hasBounceSubject(message: Message): boolean {
  const subject = message.subject.toLowerCase().replace(/^[\s*[("']+/, '');
  return BOUNCE_SUBJECTS.some(words => subject.startsWith(words));
}

/** A whole subject of Postfix, Gmail, Exim or qmail, which no human writes. */
export function hasMachineSubject(message: Message): boolean {
  return MACHINE_SUBJECT.test(message.subject);
}

/** The body speaks as a mail server does. */
export function quotesServer(message: Message): boolean {
  const text = message.text.slice(0, LOOKED_AT);
  return REFUSAL.test(text) && SERVER_WORDS.test(text);
}
