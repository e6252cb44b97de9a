// Amazon SES tells of bounces by a JSON notification in the text of a mail (through SNS).
import type { Bounce, Message } from './message.ts';

/** What such a notification tells; the permanence is judged by who asks. */
export type Notified = Omit<Bounce, 'permanence'>;

/** Longer ones carry all headers of a mail with thousands of recipients. */
const LONGEST = 256 * 1024;

const ACTIONS: Readonly<Record<string, Bounce['action']>> = {
  Bounce: 'failed',
  Delivery: 'delivered',
  DeliveryDelay: 'delayed',
};

type Json = Readonly<Record<string, unknown>>;

/** Null when the mail is no notification of a bounce or a delivery. */
export function readNotification(message: Message): Notified | null {
  if (!message.headers.has('x-amz-sns-message-id')) return null;
  const told = parseStart(message.text);
  const type = textOf(told?.notificationType ?? told?.eventType);
  if (told === null || !Object.hasOwn(ACTIONS, type)) return null;
  const report = recordOf(told[lowerFirst(type)]);
  const recipients = listOf(report.bouncedRecipients ?? report.delayedRecipients);
  const first = recordOf(recipients[0]);
  const reply = textOf(report.smtpResponse);
  const diagnostic = textOf(first.diagnosticCode).replace(/^[a-z-]{1,20};\s*/i, '') || reply;
  return {
    recipient: (textOf(first.emailAddress) || textOf(listOf(report.recipients)[0])).toLowerCase(),
    status: textOf(first.status) || statusIn(diagnostic),
    action: ACTIONS[type] ?? 'failed',
    originalMessageId: originalId(recordOf(told.mail)),
    diagnostic,
  };
}

/** The JSON stands first; SNS puts words about unsubscribing below it. */
function parseStart(text: string): Json | null {
  const start = text.slice(0, LONGEST).trimStart();
  if (!start.startsWith('{')) return null;
  // Relays break its one long line, by a `!` or not.
  const line = (start.split(/\n--/, 1)[0] ?? '').replace(/!?\n ?/g, '');
  try {
    return recordOf(JSON.parse(line));
  } catch {
    return null;
  }
}

function originalId(mail: Json): string | null {
  const common = textOf(recordOf(mail.commonHeaders).messageId);
  const id = common || headerIn(mail, 'message-id');
  return /^<[^<>\s]{1,990}>$/.test(id) ? id : null;
}

function headerIn(mail: Json, name: string): string {
  const found = listOf(mail.headers)
    .map(recordOf)
    .find(one => textOf(one.name).toLowerCase() === name);
  return textOf(found?.value);
}

function statusIn(words: string): string {
  return /(?<![\d.])[245]\.[0-7]\.\d{1,3}(?![\d.])/.exec(words)?.[0] ?? '';
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
