import {
  DELIVERY_STATUS,
  hasBounceSubject,
  hasMachineSubject,
  isDeliveryReport,
  isMailSystem,
  quotesServer,
} from './bounce-signs.ts';
import { type RecipientStatus, readDeliveryStatus } from './delivery-status.ts';
import { decodeBytes, type Headers, headerOf, parseHead } from './headers.ts';
import type { Bounce, Message } from './message.ts';
import { firstMessageId } from './message-id.ts';

/** Characters of a report's text that are looked at. */
const LOOKED_AT = 20_000;
const LONGEST_DIAGNOSTIC = 500;
const RETURNED =
  /^(?:message\/(?:rfc822|global|global-headers)|text\/(?:rfc822-headers|rfc822|global-headers))$/;

const ADDRESS = /[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/i;
const STATUS = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
/** A server's words begin with its code. */
const SERVER_LINE = /\b[45]\d\d[ -].*|\b[45]\.\d{1,3}\.\d{1,3}\b.*/;
const DELAYED =
  /\bdelayed\b|not yet been delivered|will (?:be retried|continue to try|keep trying)|could not send message for the past|verzögert|noch nicht zugestellt|Zustellung wird weiter/i;

/** What a delivery report tells (RFC 3464 and free forms); null when the mail is none. */
export function readBounce(message: Message): Bounce | null {
  const failed = headerOf(message.headers, 'x-failed-recipients');
  const isReport = isDeliveryReport(message) || failed !== '' || isMailSystem(message);
  const isWorded =
    hasMachineSubject(message) || (hasBounceSubject(message) && quotesServer(message));
  if (!isReport && !isWorded) return null;
  const text = message.text.slice(0, LOOKED_AT);
  const told = readStatusPart(message);
  const diagnostic = told?.diagnostic || serverWords(text);
  return {
    recipient: told?.recipient || addressIn(failed) || recipientIn(text, message),
    status: statusOf(told?.status ?? '', diagnostic, text),
    action: told?.action ?? (DELAYED.test(`${message.subject}\n${text}`) ? 'delayed' : 'failed'),
    originalMessageId: readOriginalId(message),
    diagnostic: diagnostic.slice(0, LONGEST_DIAGNOSTIC),
  };
}

/** The first recipient that failed, else the first one told of. */
function readStatusPart(message: Message): RecipientStatus | null {
  const part = message.attachments.find(one => DELIVERY_STATUS.test(one.contentType));
  if (!part) return null;
  const statuses = readDeliveryStatus(decodeBytes(part.content.subarray(0, 256 * 1024)));
  return statuses.find(one => one.action === 'failed') ?? statuses[0] ?? null;
}

/** A specific status says more than the general `5.0.0` that some servers put beside it. */
function statusOf(status: string, diagnostic: string, text: string): string {
  const general = /^[245]\.0\.0$/.test(status);
  const specific = STATUS.exec(diagnostic)?.[1] ?? '';
  if (status !== '' && !(general && specific !== '')) return status;
  return specific || status || (STATUS.exec(text)?.[1] ?? '');
}

function serverWords(text: string): string {
  return SERVER_LINE.exec(text)?.[0].trim() ?? '';
}

/** The first address of the report's own text that isn't the sender's or the report's addressee's. */
function recipientIn(text: string, message: Message): string {
  const others = new Set([message.from?.address, ...message.to.map(to => to.address)]);
  const addresses = text.match(new RegExp(ADDRESS, 'gi')) ?? [];
  return addresses.map(one => one.toLowerCase()).find(one => !others.has(one)) ?? '';
}

function addressIn(value: string): string {
  return ADDRESS.exec(value)?.[0].toLowerCase() ?? '';
}

/** From the returned mail or its header, else from the text below which it was pasted, else References. */
function readOriginalId(message: Message): string | null {
  for (const part of message.attachments) {
    if (!RETURNED.test(part.contentType)) continue;
    const id = messageIdOf(parseHead(part.content));
    if (id !== null) return id;
  }
  const pasted = /^[>|\s]{0,8}Message-ID:\s{0,8}(<[^<>\s]{1,900}>)/im.exec(message.text);
  return pasted?.[1] ?? message.inReplyTo[0] ?? message.references.at(-1) ?? null;
}

function messageIdOf(headers: Headers): string | null {
  return firstMessageId(headerOf(headers, 'message-id'));
}
