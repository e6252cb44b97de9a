import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentKey } from '../../src/mail/content-key.ts';
import { parseMessageIds } from '../../src/mail/message-id.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { type Section, share } from '../figure.ts';

interface IdCase {
  readonly id: string;
  readonly kind: string;
  readonly input: string;
  readonly expect: string;
}

/** Malformed Message-IDs: the id that a peer reads, and a key that is stable and tells mails apart. */
export async function measureIds(folder: string): Promise<Section> {
  const { cases } = JSON.parse(
    readFileSync(join(folder, 'libredesk_ids', 'expected.json'), 'utf8'),
  ) as { cases: IdCase[] };
  const ids = cases.filter(({ kind }) => kind === 'message_id');
  const read = ids.map(one => {
    const got = parseMessageIds(one.input)[0] ?? '';
    const want = one.expect === '' ? '' : `<${one.expect}>`;
    return { right: got === want, note: `libredesk_ids ${one.id}: want ${want} got ${got}` };
  });
  const keys = await Promise.all(ids.map(one => keyIsStable(one.input)));
  return {
    figures: [
      share('libredesk_ids', 'id', read),
      share('libredesk_ids', 'stable key', keys, '>= 100'),
    ],
    failures: read.filter(({ right }) => !right).map(({ note }) => note),
  };
}

async function keyIsStable(id: string): Promise<{ right: boolean }> {
  const mail = (body: string) =>
    readMessage(
      Buffer.from(`From: erika@example.org\r\nMessage-ID: ${id}\r\nSubject: Frage\r\n\r\n${body}`),
    );
  const [one, again, other] = [await mail('Hallo'), await mail('Hallo'), await mail('Anderes')];
  const key = contentKey(one);
  return { right: key !== '' && key === contentKey(again) && key !== contentKey(other) };
}
