import { hash } from 'node:crypto';
import type { Message } from './message.ts';

/**
 * What makes two arrivals the same mail although they came by different ways (aliases, folders,
 * forwarding): sender, date, subject, words and attachments; the Message-ID too when there is one,
 * but never alone, since some senders use one twice. A form gives the same sender to everybody: who
 * is to be answered counts as well. Without a Message-ID the first server's stamp tells two mails
 * with the same words apart.
 */
export function contentKey(message: Message): string {
  const parts = [
    message.messageId ?? message.headers.get('received')?.at(-1) ?? '',
    message.from?.address ?? '',
    message.replyTo.map(({ address }) => address).join(),
    message.date?.toISOString() ?? '',
    message.subject,
    message.text.replace(/\s+/g, ' ').trim(),
    ...message.attachments.map(file => `${file.filename}:${file.size}`),
  ];
  return hash('sha256', parts.map(part => `${part}\n`).join(''), 'base64url');
}
