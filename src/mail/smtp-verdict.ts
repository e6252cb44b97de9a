// What an error of sending means for the mail (RFC 5321, 4.2.1 and 4.2.5): try again, or tell the human.
import { wordsOf } from '../errors.ts';

export interface SmtpVerdict {
  /** `refused`: this server will never take this mail. */
  readonly kind: 'retry' | 'refused';
  /** The server's reply code, such as 550; null when it never answered. */
  readonly code: number | null;
  /** The server's own words where there are any: for the agent and the log. */
  readonly words: string;
  /** It is our connection, our login or our sender address: no word on the mail, or on who gets it. */
  readonly ours?: true;
}

/** One recipient that the server did not take, while it took others. */
export interface Rejection {
  readonly recipient: string;
  readonly verdict: SmtpVerdict;
}

/** The error as nodemailer makes it; everything may be missing. */
interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  /** Where in the conversation: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`, `API`. */
  readonly command?: unknown;
  readonly recipient?: unknown;
}

/** Errors without a reply that the mail itself causes: an empty mail, an address that is none. */
const OF_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE', 'EMAXRECIPIENTS']);

/** At MAIL FROM, where its SIZE is told (RFC 1870): the only thing said there of the mail itself. */
const TOO_LARGE = 552;

/**
 * Postfix says at RCPT TO what it thinks of MAIL FROM (smtpd_delay_reject), Exchange after DATA:
 * RFC 3463 X.1.7 and X.1.8, Exchange's X.7.60 and X.2.252, and how servers put it in words.
 */
const OF_THE_SENDER =
  /(?:^|\s)[45]\.(?:1\.[78]|7\.60|2\.252)(?:\s|$)|sender (?:address )?(?:rejected|denied|refused)|not owned by user|send ?as ?denied|(?:permissions?|allowed|authori[sz]ed) to send (?:as|from)/i;

/** The server closes the connection (RFC 5321, 3.8), at whatever it was asked. */
const CLOSING = 421;

/** About the login and not about this mail: the operator mends it, and the mail then goes. */
const LOGIN_CODES = new Set([530, 534, 535, 538]);

/** The verdict on whatever was thrown while sending. What nobody foresaw is tried again. */
export function verdictOf(error: unknown): SmtpVerdict {
  const { code, responseCode, response, command }: SmtpError = asError(error);
  const reply = typeof responseCode === 'number' ? responseCode : null;
  const words = wordsOf(typeof response === 'string' && response !== '' ? response : error);
  if (isLoginFault(code, reply, command)) {
    return { kind: 'retry', code: reply, words: `the login was refused: ${words}`, ours: true };
  }
  if (reply === null) {
    const early = command === 'MAIL FROM' || command === 'API' || command === undefined;
    return early && OF_THE_MAIL.has(String(code))
      ? { kind: 'refused', code: null, words }
      : { kind: 'retry', code: null, words, ours: true };
  }
  // Before MAIL FROM the server knows nothing of the mail: its 5xx is about us and passes.
  const place = String(command ?? 'DATA');
  const aboutMail = /^(?:MAIL FROM|RCPT TO|DATA)/.test(place);
  const kind = reply >= 500 && reply < 600 && aboutMail ? 'refused' : 'retry';
  const ofSender = place.startsWith('MAIL FROM') ? reply !== TOO_LARGE : OF_THE_SENDER.test(words);
  const ours = !aboutMail || ofSender || reply === CLOSING;
  return { kind, code: reply, words, ...(ours ? { ours } : {}) };
}

/** Does the server not take our envelope sender (RFC 5321, 3.3)? Another one may do. */
export function refusesSender(error: unknown): boolean {
  const { kind, code, ours } = verdictOf(error);
  return kind === 'refused' && code !== null && ours === true;
}

/** The recipients left out of a mail that was taken for others. */
export function rejectionsOf(info: unknown): Rejection[] {
  const errors = (info as { rejectedErrors?: unknown } | null | undefined)?.rejectedErrors;
  if (!Array.isArray(errors)) return [];
  return errors.map(error => ({
    recipient: String(asError(error).recipient ?? '').toLowerCase(),
    verdict: verdictOf(error),
  }));
}

function isLoginFault(code: unknown, reply: number | null, command: unknown): boolean {
  return (
    code === 'EAUTH' ||
    code === 'ENOAUTH' ||
    code === 'EOAUTH2' ||
    String(command ?? '').startsWith('AUTH') ||
    (reply !== null && LOGIN_CODES.has(reply))
  );
}

function asError(error: unknown): SmtpError {
  return typeof error === 'object' && error !== null ? error : {};
}
