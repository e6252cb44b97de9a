// The real way out: SMTP per mailbox, and copies of answers in its Sent folder.
import type { Config, MailboxConfig } from '../config.ts';
import { wordsOf } from '../errors.ts';
import { rejectionsOf, type SmtpVerdict, verdictOf } from '../mail/smtp-verdict.ts';
import type { Db } from '../store/db.ts';
import type { Outbox } from '../store/schema.ts';
import { appendMail, findSentFolder, hasMessageId } from './imap.ts';
import { closeImap, connectImap } from './imap-connect.ts';
import type { Logger } from './log.ts';
import { buildMail, streamMail } from './mail-builder.ts';
import type { Tokens } from './oauth2.ts';
import { type SmtpTransport, smtpTransport } from './smtp.ts';

/** What became of a mail; `rejected`: addresses that the server did not take while it took others. */
export type Delivery =
  | { readonly kind: 'sent'; readonly rejected: readonly { address: string; words: string }[] }
  | SmtpVerdict;

export interface Sender {
  /** Sends one row; never throws. */
  send(row: Outbox): Promise<Delivery>;
  /** Copies sent answers into the Sent folder; a mailbox that fails is left alone for a while. */
  fileSentCopies(): Promise<void>;
  close(): void;
}

/** Mails with attachments are built one at a time, or a batch of them would fill the memory. */
const PAUSE_AFTER_FAILURE = 60_000;
const COPIES_AT_ONCE = 20;
const COPY_GIVES_UP_AFTER = 3 * 86_400_000;

export function createSender(config: Config, db: Db, tokens: Tokens, log: Logger): Sender {
  const transports = new Map<string, SmtpTransport>();
  const resting = new Map<string, number>();
  let heavy: Promise<unknown> = Promise.resolve();

  const mailboxOf = (address: string): MailboxConfig | undefined =>
    config.mailboxes.find(mailbox => mailbox.address === address) ?? config.mailboxes[0];
  const transportOf = (mailbox: MailboxConfig): SmtpTransport => {
    const known = transports.get(mailbox.address);
    if (known) return known;
    const fresh = smtpTransport(mailbox.smtp, { tokens });
    transports.set(mailbox.address, fresh);
    return fresh;
  };
  const sendNow = async (row: Outbox): Promise<Delivery> => {
    const mailbox = mailboxOf(row.mailbox);
    if (!mailbox) return { kind: 'retry', code: null, words: 'no mailbox is configured' };
    try {
      const raw = await streamMail(db, row.letter, {
        messageId: row.messageId,
        date: row.createdAt,
      });
      const info: unknown = await transportOf(mailbox).sendMail({
        // Bounces and out-of-office replies of our people come to the token, and so prove themselves.
        envelope: {
          from: row.letter.replyTo?.address ?? row.letter.from.address,
          to: row.recipients,
        },
        raw,
      });
      const rejected = rejectionsOf(info).map(({ recipient, verdict }) => ({
        address: recipient,
        words: verdict.words,
      }));
      return { kind: 'sent', rejected };
    } catch (error) {
      return verdictOf(error);
    }
  };

  return {
    send(row) {
      if (row.letter.attachments.length === 0) return sendNow(row);
      const turn = heavy.then(() => sendNow(row));
      heavy = turn;
      return turn;
    },
    async fileSentCopies() {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('sentCopy', '=', 'waiting')
        .where('status', '=', 'sent')
        .orderBy('id')
        .limit(COPIES_AT_ONCE)
        .execute();
      for (const mailbox of config.mailboxes) {
        const own = rows.filter(row => mailboxOf(row.mailbox) === mailbox);
        if (own.length === 0 || (resting.get(mailbox.address) ?? 0) > Date.now()) continue;
        try {
          await copyAll(db, mailbox, own, tokens);
        } catch (error) {
          resting.set(mailbox.address, Date.now() + PAUSE_AFTER_FAILURE);
          log.warn(
            { mailbox: mailbox.address, error: wordsOf(error) },
            'copies for the Sent folder wait',
          );
          await giveUpOld(db, own);
        }
      }
    },
    close() {
      for (const transport of transports.values()) transport.close();
    },
  };
}

async function copyAll(
  db: Db,
  mailbox: MailboxConfig,
  rows: readonly Outbox[],
  tokens: Tokens,
): Promise<void> {
  const imap = await connectImap(mailbox.imap, { tokens });
  try {
    const folder = await findSentFolder(imap);
    for (const row of rows) {
      // Some providers (Gmail) file what was sent by themselves, and a killed process may have.
      if (folder && !(await hasMessageId(imap, folder, row.messageId))) {
        const raw = await buildMail(db, row.letter, {
          messageId: row.messageId,
          date: row.createdAt,
        });
        await appendMail(imap, folder, raw, row.sentAt ?? row.createdAt);
      }
      await db
        .updateTable('outbox')
        .set({ sentCopy: folder ? 'done' : 'failed' })
        .where('id', '=', row.id)
        .execute();
    }
  } finally {
    await closeImap(imap);
  }
}

async function giveUpOld(db: Db, rows: readonly Outbox[]): Promise<void> {
  const old = rows.filter(row => Date.now() - row.createdAt.getTime() > COPY_GIVES_UP_AFTER);
  if (old.length === 0) return;
  await db
    .updateTable('outbox')
    .set({ sentCopy: 'failed' })
    .where(
      'id',
      'in',
      old.map(row => row.id),
    )
    .execute();
}
