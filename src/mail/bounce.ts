import { readNotification } from './bounce-notification.ts';
import { type Original, readOriginal } from './bounce-original.ts';
import { bounceSign, DELIVERY_STATUS } from './bounce-signs.ts';
import { statusOf } from './bounce-status.ts';
import {
  addressesIn,
  namedRecipients,
  ownWords,
  serverWords,
  verpRecipient,
} from './bounce-text.ts';
import { type RecipientStatus, readDeliveryStatus, readPastedStatus } from './delivery-status.ts';
import { decodeBytes, headerOf } from './headers.ts';
import type { Bounce, Message } from './message.ts';
import { permanenceOf } from './permanence.ts';

const LONGEST_DIAGNOSTIC = 500;
const LONGEST_PART = 256 * 1024;

const DELAYED =
  /\bdelayed\b|not yet been delivered|will (?:be retried|continue to try|keep trying)|still being retried|(?:could|can) ?not send message for|warning message only|only a temporary failure report|not need to resend|verzögert|noch nicht zugestellt|Zustellung wird weiter|weiterhin versucht/i;
/** Whatever was delayed before: now it has come back. */
const GIVEN_UP =
  /giving up|given up|permanent (?:error|failure|fatal)|failed permanently|could not be delivered for|will be deleted from queue|retry (?:time ?out|timeout) exceeded|endgültig/i;

/** What a delivery report tells (RFC 3464 and free forms); null when the mail is none. */
export function readBounce(message: Message): Bounce | null {
  const notified = readNotification(message);
  if (notified)
    return {
      ...notified,
      permanence: permanenceOf({ ...notified, said: notified.diagnostic, report: '' }),
    };
  if (bounceSign(message) === '') return null;
  const own = ownWords(message.text);
  const original = readOriginal(message);
  const [told = null, ...others] = readStatuses(message);
  const diagnostic = told?.diagnostic || serverWords(own);
  const status = statusOf(told?.status ?? '', diagnostic, own);
  const action = told?.action ?? actionIn(`${message.subject}\n${own}`);
  return {
    recipient: told?.recipient || failedIn(message) || recipientIn(own, original, message),
    status,
    action,
    permanence: permanenceOf({ status, action, said: diagnostic, report: own }),
    originalMessageId: original.messageId,
    diagnostic: diagnostic.slice(0, LONGEST_DIAGNOSTIC),
    ...alsoFailed(others, own),
  };
}

function alsoFailed(others: readonly RecipientStatus[], own: string): Pick<Bounce, 'alsoFailed'> {
  const failed = others
    .filter(({ action, recipient }) => action === 'failed' && recipient !== '')
    .map(({ recipient, status, diagnostic }) => ({
      recipient,
      status: statusOf(status, diagnostic, own),
      diagnostic: diagnostic.slice(0, LONGEST_DIAGNOSTIC),
    }));
  return failed.length > 0 ? { alsoFailed: failed } : {};
}

/** Those that failed first. */
function readStatuses(message: Message): RecipientStatus[] {
  const part = message.attachments.find(one => DELIVERY_STATUS.test(one.contentType));
  const formal = part ? readDeliveryStatus(textOf(part.content)) : [];
  const statuses = formal.length > 0 ? formal : pastedStatus(message);
  const isFailed = ({ action }: RecipientStatus) => action === 'failed';
  return [...statuses.filter(isFailed), ...statuses.filter(one => !isFailed(one))];
}

function pastedStatus(message: Message): RecipientStatus[] {
  const texts = [message.text, ...message.attachments.slice(0, 5).map(one => textOf(one.content))];
  for (const text of texts) {
    const statuses = readPastedStatus(text);
    if (statuses.length > 0) return statuses;
  }
  return [];
}

/** These parts name no charset; Japanese systems write them in ISO-2022-JP nevertheless. */
function textOf(content: Buffer): string {
  const bytes = content.subarray(0, LONGEST_PART);
  const text = decodeBytes(bytes);
  return text.includes('\u001b$') ? new TextDecoder('iso-2022-jp').decode(bytes) : text;
}

function failedIn({ headers }: Message): string {
  return addressesIn(headerOf(headers, 'x-failed-recipients'))[0] ?? '';
}

/**
 * Whom the report lists or names; else the only addressee of the mail that came back, the recipient in
 * a VERP address, or the first address that is nobody's in this mail.
 */
function recipientIn(own: string, original: Original, message: Message): string {
  const parties = [message.from?.address ?? '', ...message.to.map(to => to.address)];
  const named = namedRecipients(own);
  const outside = (one: string) => !parties.includes(one);
  return (
    named.find(one => outside(one) || original.to.includes(one)) ||
    (original.to.length === 1 ? original.to[0] : '') ||
    verpRecipient(message.recipients) ||
    addressesIn(own).find(outside) ||
    named[0] ||
    original.to[0] ||
    ''
  );
}

function actionIn(words: string): Bounce['action'] {
  return DELAYED.test(words) && !GIVEN_UP.test(words) ? 'delayed' : 'failed';
}
