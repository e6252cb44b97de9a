// What every mail that leaves must be, whatever came in.
import { expect } from 'vitest';
import type { SentMail } from '../../../../src/demo/smtp-server.ts';
import { headOf } from './handovers.ts';

/** Every header that Kulanz ever writes. */
const HEADERS = new Set(
  `from reply-to to cc subject message-id date in-reply-to references mime-version content-type
  content-transfer-encoding auto-submitted x-auto-response-suppress x-kulanz-ticket x-kulanz-loop
  x-loop importance x-priority x-msmail-priority priority precedence`.split(/\s+/),
);

/** Only our people get mail, by well-formed headers of ours (RFC 5322, 2.1.1: 998 bytes a line). */
export function expectCleanMail(mail: SentMail): void {
  for (const recipient of mail.to) expect(recipient).toMatch(/@sonnenblume\.example$/);
  for (const line of headOf(mail).split('\r\n')) {
    const name = line.slice(0, Math.max(0, line.indexOf(':'))).toLowerCase();
    expect(HEADERS, line.slice(0, 200)).toContain(name);
    // Printable ASCII; a lone CR or LF would be another header for some servers.
    expect(line).toMatch(/^[\x20-\x7e]*$/);
  }
  for (const line of mail.raw.toString('latin1').split('\r\n')) {
    expect(line.length).toBeLessThanOrEqual(998);
  }
}
