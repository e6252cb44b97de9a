// The baseline: what a plain script does with the same mails. Fetch, parse, one insert per commit.
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { Client } from 'pg';

/** Reads a whole INBOX into a table; resolves to the seconds it took. */
export async function straightLine(
  imap: { port: number; user: string; password: string },
  databaseUrl: string,
  count: number,
): Promise<number> {
  const db = new Client({ connectionString: databaseUrl });
  await db.connect();
  await db.query('drop table if exists straight');
  await db.query(
    'create table straight (id bigint generated always as identity primary key, uid bigint, message_id text, sender text, subject text, body text, raw bytea)',
  );
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: imap.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: imap.user, pass: imap.password },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const start = performance.now();
  let seen = 0;
  for await (const mail of client.fetch('1:*', { uid: true, source: true }, { uid: true })) {
    if (!mail.source) continue;
    const parsed = await simpleParser(mail.source);
    await db.query(
      'insert into straight (uid, message_id, sender, subject, body, raw) values ($1, $2, $3, $4, $5, $6)',
      [
        mail.uid,
        parsed.messageId ?? '',
        parsed.from?.text ?? '',
        parsed.subject ?? '',
        parsed.text ?? '',
        mail.source,
      ],
    );
    seen += 1;
  }
  const seconds = (performance.now() - start) / 1_000;
  await client.logout();
  await db.query('drop table straight');
  await db.end();
  if (seen !== count) throw new Error(`the baseline saw ${seen} of ${count} mails`);
  return seconds;
}
