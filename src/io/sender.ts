// The real way out: SMTP per mailbox.
import type { Config, MailboxConfig } from '../config.ts';
import { wordsOf } from '../errors.ts';
import {
  type Rejection,
  refusesSender,
  rejectionsOf,
  type SmtpVerdict,
  verdictOf,
} from '../mail/smtp-verdict.ts';
import type { Db } from '../store/db.ts';
import type { Outbox } from '../store/schema.ts';
import type { Logger } from './log.ts';
import { streamMail } from './mail-builder.ts';
import type { Tokens } from './oauth2.ts';
import { type SmtpTransport, smtpTransport } from './smtp.ts';

/**
 * What became of a mail. `sent`: the server has it, but for the `rejected`, each with its own verdict,
 * which may be all of them. Else one verdict for everybody.
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly rejected: readonly Rejection[] }
  | SmtpVerdict;

export interface Sender {
  /** Sends one row to some of its recipients; never throws. */
  send(row: Outbox, to: readonly string[]): Promise<Delivery>;
  close(): void;
}

export function createSender(config: Config, db: Db, tokens: Tokens, log: Logger): Sender {
  const transports = new Map<string, SmtpTransport>();
  /** Mailboxes whose server takes no envelope sender but their own address. */
  const plain = new Set<string>();
  /** Mails with attachments are built one at a time, or a batch of them would fill the memory. */
  let heavy: Promise<unknown> = Promise.resolve();

  const transportOf = (mailbox: MailboxConfig): SmtpTransport => {
    const known = transports.get(mailbox.address);
    if (known) return known;
    const fresh = smtpTransport(mailbox.smtp, { tokens });
    transports.set(mailbox.address, fresh);
    return fresh;
  };
  const transmit = async (mailbox: MailboxConfig, row: Outbox, from: string, to: string[]) => {
    const identity = { messageId: row.messageId, date: row.createdAt };
    const raw = await streamMail(db, row.letter, identity);
    const info: unknown = await transportOf(mailbox).sendMail({ envelope: { from, to }, raw });
    return info;
  };
  /**
   * Bounces and out-of-office replies of our people come to the token, and so prove themselves. Where
   * the server takes no sender but the login's own address, that one must do: Reply-To has the token.
   */
  const transmitByToken = async (mailbox: MailboxConfig, row: Outbox, to: string[]) => {
    const { from, replyTo } = row.letter;
    if (!replyTo || plain.has(mailbox.address)) return transmit(mailbox, row, from.address, to);
    try {
      return await transmit(mailbox, row, replyTo.address, to);
    } catch (error) {
      if (!refusesSender(error) || replyTo.address === from.address) throw error;
      const info = await transmit(mailbox, row, from.address, to);
      plain.add(mailbox.address);
      log.warn(
        { mailbox: mailbox.address, error: wordsOf(error) },
        'the mail server takes no plus-address as the envelope sender: using the plain one',
      );
      return info;
    }
  };
  const sendNow = async (row: Outbox, to: readonly string[]): Promise<Delivery> => {
    const mailbox = config.mailboxes.find(one => one.address === row.mailbox);
    const chosen = mailbox ?? config.mailboxes[0];
    if (!chosen)
      return { kind: 'retry', code: null, words: 'no mailbox is configured', ours: true };
    try {
      return { kind: 'sent', rejected: rejectionsOf(await transmitByToken(chosen, row, [...to])) };
    } catch (error) {
      return deliveryOf(error);
    }
  };

  return {
    send(row, to) {
      if (row.letter.attachments.length === 0) return sendNow(row, to);
      const turn = heavy.then(() => sendNow(row, to));
      heavy = turn;
      return turn;
    },
    close() {
      for (const transport of transports.values()) transport.close();
    },
  };
}

/** Nobody has got it. Several recipients may have been left out for reasons of their own. */
function deliveryOf(error: unknown): Delivery {
  const verdict = verdictOf(error);
  const rejected = rejectionsOf(error);
  const byRecipient = verdict.ours !== true && atRecipients(error) && rejected.length > 1;
  return byRecipient ? { kind: 'sent', rejected } : verdict;
}

function atRecipients(error: unknown): boolean {
  const { command } = error as { command?: unknown };
  return String(command ?? '').startsWith('RCPT TO');
}
