// The part of `kulanz check` that talks to mail servers: log in, and see whether plus-addresses arrive.
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailboxConfig } from '../config.ts';
import { PermanentError, TransientError } from '../errors.ts';
import { findSentFolder, hasMessageId, openFolder } from '../io/imap.ts';
import { closeImap, connectImap, type Imap } from '../io/imap-connect.ts';
import type { Tokens } from '../io/oauth2.ts';
import { smtpTransport } from '../io/smtp.ts';
import { smtpError } from '../io/smtp-errors.ts';
import { LOOP_HEADER } from '../mail/internal-letter.ts';
import { newMessageId } from '../mail/message-id.ts';
import { refusesSender, verdictOf } from '../mail/smtp-verdict.ts';
import { replyAddress, tokenOf } from '../tickets/token.ts';

/** Logs in by IMAP and opens the folders. Resolves to words for the line. */
export async function checkImap(mailbox: MailboxConfig, tokens: Tokens): Promise<string> {
  const imap = await connectImap(mailbox.imap, { tokens });
  try {
    if (mailbox.junkFolder) await openFolder(imap, mailbox.junkFolder);
    await openFolder(imap, mailbox.folder);
    const sent = await findSentFolder(imap);
    return `${mailbox.folder} opened, ${sent ? `sent answers go to ${sent}` : 'no Sent folder: answers are not filed'}`;
  } finally {
    await closeImap(imap);
  }
}

/** Logs in by SMTP. */
export async function checkSmtp(mailbox: MailboxConfig, tokens: Tokens): Promise<string> {
  const transport = smtpTransport(mailbox.smtp, { tokens, silence: 60_000 });
  try {
    await transport.verify();
    return 'logged in';
  } catch (error) {
    throw smtpError(error, mailbox.smtp);
  } finally {
    transport.close();
  }
}

export interface ProbeLimits {
  /** How long the probe may take, in milliseconds. */
  readonly arrival: number;
  /** Between two looks into the folder. */
  readonly interval: number;
}

const LIMITS: ProbeLimits = { arrival: 60_000, interval: 1_000 };

const ADVICE =
  'agents\' replies come back to such addresses. Switch on plus-addressing ("subaddressing", ' +
  '"recipient delimiter +") at your mail provider, or let a catch-all deliver to this mailbox';

const PLAIN_SENDER =
  'the SMTP server takes no plus-address as the envelope sender, so handovers leave with the plain one';

/** Sends a mail from and to support+<token>@ as handovers go, sees it arrive, and deletes it. */
export async function checkPlusAddress(
  mailbox: MailboxConfig,
  tokens: Tokens,
  limits: ProbeLimits = LIMITS,
): Promise<string> {
  const to = replyAddress(mailbox.address, tokenOf(randomBytes(26)));
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1);
  const messageId = newMessageId(`probe-${randomUUID()}`, domain);
  const sender = await sendProbe(mailbox, tokens, to, messageId);
  const imap = await connectImap(mailbox.imap, { tokens });
  try {
    const start = Date.now();
    const folder = await waitFor(imap, foldersOf(mailbox), messageId, limits);
    if (folder === null) {
      const seconds = Math.round(limits.arrival / 1000);
      throw new PermanentError(`a mail to ${to} did not arrive within ${seconds} s: ${ADVICE}`);
    }
    await deleteProbe(imap, folder, messageId);
    if (folder !== mailbox.folder) {
      throw new PermanentError(
        `a mail to ${to} arrived in ${folder}, not in ${mailbox.folder}: tell the spam filter that mail from ${mailbox.address} is welcome`,
      );
    }
    const arrived = `a mail to a plus-address arrived after ${((Date.now() - start) / 1000).toFixed(1)} s`;
    return sender === to ? arrived : `${arrived}; ${PLAIN_SENDER}`;
  } finally {
    await closeImap(imap);
  }
}

/** @returns the envelope sender that the server took */
async function sendProbe(
  mailbox: MailboxConfig,
  tokens: Tokens,
  to: string,
  messageId: string,
): Promise<string> {
  const transport = smtpTransport(mailbox.smtp, { tokens, silence: 60_000 });
  const sendFrom = async (from: string): Promise<string> => {
    const raw = probeText(mailbox.address, to, messageId);
    await transport.sendMail({ envelope: { from, to: [to] }, raw });
    return from;
  };
  try {
    return await sendFrom(to).catch((error: unknown) => {
      if (refusesSender(error)) return sendFrom(mailbox.address);
      throw error;
    });
  } catch (error) {
    if (refusesSender(error)) throw new PermanentError(senderAdvice(mailbox, error));
    const { kind, words } = verdictOf(error);
    if (kind === 'refused') throw new PermanentError(`${to} was refused (${words}): ${ADVICE}`);
    throw smtpError(error, mailbox.smtp);
  } finally {
    transport.close();
  }
}

function senderAdvice({ address, smtp }: MailboxConfig, error: unknown): string {
  const { words } = verdictOf(error);
  return `SMTP ${smtp.host} does not let ${smtp.user} send as ${address} (${words}): allow it there, or log in as ${address}`;
}

/** The loop header tells a poller at work that this is our own and nobody's business. */
function probeText(from: string, to: string, messageId: string): string {
  return [
    `From: <${from}>`,
    `To: <${to}>`,
    `Message-ID: ${messageId}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'Subject: Kulanz check',
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    `${LOOP_HEADER}: ${from}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    '"kulanz check" sends this to see whether plus-addresses arrive, and deletes it.',
    '',
  ].join('\r\n');
}

function foldersOf(mailbox: MailboxConfig): string[] {
  return [mailbox.folder, ...(mailbox.junkFolder ? [mailbox.junkFolder] : [])];
}

async function waitFor(
  imap: Imap,
  folders: readonly string[],
  messageId: string,
  limits: ProbeLimits,
): Promise<string | null> {
  const end = Date.now() + limits.arrival;
  for (;;) {
    for (const folder of folders) {
      if (await hasMessageId(imap, folder, messageId)) return folder;
    }
    if (Date.now() + limits.interval > end) return null;
    await sleep(limits.interval);
  }
}

/**
 * Deletes the probe and nothing else. Without UIDPLUS (RFC 4315) an EXPUNGE would take along whatever
 * others have marked as deleted: then marking it is all we do.
 */
async function deleteProbe({ client }: Imap, folder: string, messageId: string): Promise<void> {
  await client.mailboxOpen(folder);
  const uids = await client.search({ header: { 'message-id': messageId } }, { uid: true });
  if (!Array.isArray(uids) || uids.length !== 1) return;
  const range = String(uids[0]);
  const done = client.capabilities.has('UIDPLUS')
    ? await client.messageDelete(range, { uid: true })
    : await client.messageFlagsAdd(range, ['\\Seen', '\\Deleted'], { uid: true });
  if (!done) throw new TransientError(`the mail "Kulanz check" in ${folder} could not be deleted`);
}
