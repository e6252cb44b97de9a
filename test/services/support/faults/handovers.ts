// What humans got, read from what SMTP accepted.
import type { SentMail } from '../../../../src/demo/smtp-server.ts';

/** The header block of a mail, unfolded. */
export function headOf({ raw }: Pick<SentMail, 'raw'>): string {
  const text = raw.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return text.slice(0, end < 0 ? text.length : end).replace(/\r\n[ \t]+/g, ' ');
}

export function headerOf(mail: Pick<SentMail, 'raw'>, name: string): string {
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(headOf(mail))?.[1] ?? '';
}

/** Ticket number -> the Message-IDs of its handovers. */
export function messageIdsByTicket(sent: readonly SentMail[]): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>();
  for (const mail of sent) {
    const ticket = headerOf(mail, 'X-Kulanz-Ticket');
    if (ticket === '') continue;
    const ids = seen.get(ticket) ?? new Set();
    seen.set(ticket, ids.add(headerOf(mail, 'Message-ID')));
  }
  return seen;
}
