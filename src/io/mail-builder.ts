// An outbox row as the bytes that leave (RFC 5322), attachments read from the stored originals.
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Letter, LetterAttachment } from '../mail/letter.ts';
import type { Address, Attachment } from '../mail/message.ts';
import { readLargeMessage } from '../mail/read-message.ts';
import { rawStream } from '../store/arrivals.ts';
import type { Db } from '../store/db.ts';
import { bytesDone, bytesPassed } from '../store/free-memory.ts';

const KEEP_ALL = { eachPart: Number.POSITIVE_INFINITY, allParts: Number.POSITIVE_INFINITY };

export interface Identity {
  /** With angle brackets. */
  readonly messageId: string;
  /** The same for every try, so that copies are copies. */
  readonly date: Date;
}

/** Builds the whole mail. */
export async function buildMail(db: Db, letter: Letter, identity: Identity): Promise<Buffer> {
  return (await compile(db, letter, identity)).build();
}

/** The same as it is written: never a second time in memory, which tells with 25 MB of files. */
export async function streamMail(db: Db, letter: Letter, identity: Identity): Promise<Readable> {
  return (await compile(db, letter, identity)).createReadStream();
}

async function compile(db: Db, letter: Letter, identity: Identity) {
  const files = await loadFiles(db, letter.attachments);
  const mail = new MailComposer({
    from: mailbox(letter.from),
    ...(letter.replyTo ? { replyTo: mailbox(letter.replyTo) } : {}),
    to: letter.to.map(mailbox),
    cc: letter.cc.map(mailbox),
    subject: letter.subject,
    messageId: identity.messageId,
    date: identity.date,
    ...(letter.inReplyTo ? { inReplyTo: letter.inReplyTo } : {}),
    references: [...letter.references],
    headers: { ...letter.headers },
    text: letter.text,
    ...(letter.html === null ? {} : { html: letter.html }),
    attachments: files.map(({ file, content }) => ({
      filename: file.filename,
      contentType: file.contentType,
      content: Readable.from(piecesOf(content), { objectMode: false }),
      contentDisposition: file.inline ? ('inline' as const) : ('attachment' as const),
      ...(file.contentId ? { cid: file.contentId } : {}),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile();
}

/** Bytes of a file that are encoded at once. */
const PIECE = 64 * 1024;

/** nodemailer encodes what it is given at once: a file of 25 MB would be there five times over. */
function* piecesOf(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += PIECE) {
    yield content.subarray(at, at + PIECE);
    bytesPassed(PIECE);
  }
}

function mailbox({ name, address }: Address): { name: string; address: string } {
  return { name, address };
}

async function loadFiles(
  db: Db,
  files: readonly LetterAttachment[],
): Promise<{ file: LetterAttachment; content: Buffer }[]> {
  const parts = new Map<number, readonly Attachment[]>();
  for (const id of new Set(files.map(file => file.inboundId))) {
    // What was left out for its size must not fill the memory.
    const only = new Set(files.flatMap(file => (file.inboundId === id ? [file.index] : [])));
    const message = await readLargeMessage(rawStream(db, id), { ...KEEP_ALL, only });
    parts.set(id, message.attachments);
  }
  bytesDone(
    files.reduce(
      (sum, { inboundId, index }) => sum + (parts.get(inboundId)?.[index]?.size ?? 0),
      0,
    ),
  );
  return files.flatMap(file => {
    const content = parts.get(file.inboundId)?.[file.index]?.content;
    return content ? [{ file, content }] : [];
  });
}
