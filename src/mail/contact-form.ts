// Forms on websites: a machine sends, a human wrote. The human is in Reply-To.
import { isAmong } from './addresses.ts';
import { isWebsite, takesNoReply } from './machine-senders.ts';
import type { Address, Message } from './message.ts';

/** What forms call themselves in a subject. */
const FORM_SUBJECT =
  /(?:kontakt|contact|anfrage|web|online)[- ]?(?:formular|form)\b|formular|new (?:customer )?message|neue (?:nachricht|anfrage)|(?:nachricht|anfrage|message|inquiry|enquiry) (?:von|from|über|via)|submission|formulaire|formulario|modulo di contatto|contactformulier|formularz/i;
const LOOKED_AT = 20_000;

/**
 * Who wrote by way of a form: the first Reply-To outside of our own addresses `ours`, where From is a
 * website's, takes no mail, or is one of ours. Null for ordinary mail.
 */
export function formAuthor({ from, replyTo }: Message, ours: readonly string[]): Address | null {
  const outside = replyTo.find(({ address }) => !isAmong(address, ours) && !takesNoReply(address));
  if (!from || !outside) return null;
  if (takesNoReply(from.address) || isAmong(from.address, ours)) return outside;
  const elsewhere = domainOf(outside.address) !== domainOf(from.address);
  return isWebsite(from.address) && elsewhere ? outside : null;
}

/**
 * A form for sure, even where its program marks it as generated: it comes from our own site, repeats the
 * address that the visitor filled in, or says so in its subject. Shops' notifications do none of it.
 */
export function isFilledForm(message: Message, ours: readonly string[]): boolean {
  const author = formAuthor(message, ours);
  if (author === null || message.headers.has('list-unsubscribe')) return false;
  const domain = domainOf(message.from?.address ?? '');
  return (
    ours.some(one => domainOf(one) === domain) ||
    FORM_SUBJECT.test(message.subject) ||
    message.text.slice(0, LOOKED_AT).toLowerCase().includes(author.address)
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
