import type { Business, Person, UiLanguage } from '../config.ts';
import { escapeHtml, linesToHtml } from './escape-html.ts';
import { boundedReferences, headerSafe, nameSafe, soundMessageId } from './header-safe.ts';
import type { Letter, LetterAttachment } from './letter.ts';
import type { Address } from './message.ts';
import { FONT } from './palette.ts';
import { answerSubject } from './subject.ts';

export interface AnswerFacts {
  readonly business: Business;
  readonly supportAddress: string;
  /** The human who wrote it. */
  readonly agent: Person;
  readonly ticketNumber: string;
  /** Of the customer's mail. */
  readonly subject: string;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** The customer's own messages only. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** What the customer reads. */
  readonly language: UiLanguage;
  /** What the human wrote, and nothing else. */
  readonly text: string;
  /** The same as HTML, when the human wrote HTML; inline pictures as `cid:`. */
  readonly html: string | null;
  readonly attachments: readonly LetterAttachment[];
}

const WORDS = {
  de: { phone: 'Telefon', noSubject: 'Ihre Nachricht' },
  en: { phone: 'Phone', noSubject: 'your message' },
} as const;

/** A human's words to a customer: from a person who can be phoned, with no trace of a machine. */
export function composeAnswer(facts: AnswerFacts): Letter {
  const { agent, business } = facts;
  const contact = contactLines(facts);
  const name = headerSafe(`${nameSafe(agent.name)}, ${nameSafe(business.name)}`, 120);
  return {
    from: { name, address: facts.supportAddress },
    replyTo: null,
    to: facts.to.map(safeAddress),
    cc: facts.cc.map(safeAddress),
    subject: answerSubject(facts.ticketNumber, facts.subject, WORDS[facts.language].noSubject),
    inReplyTo: soundMessageId(facts.inReplyTo),
    references: boundedReferences(facts.references),
    headers: {},
    // "-- ": mail clients know it, so the block isn't quoted back for ever.
    text: `${facts.text.trimEnd()}\n\n-- \n${contact.join('\n')}\n`,
    html: facts.html === null ? null : withContact(facts.html, contact, facts.language),
    attachments: facts.attachments,
  };
}

/** Person, business, phone, postal address: what a customer must be able to find. */
function contactLines(facts: AnswerFacts): string[] {
  const { agent, business, language } = facts;
  return [
    agent.name,
    business.name,
    `${WORDS[language].phone}: ${agent.phone ?? business.phone}`,
    ...business.postalAddress.split('\n'),
  ]
    .map(line => headerSafe(line))
    .filter(line => line !== '');
}

function withContact(html: string, contact: readonly string[], language: UiLanguage): string {
  const block = contactHtml(contact);
  const end = endOfBody(html);
  if (end !== null) return html.slice(0, end) + block + html.slice(end);
  if (/<(?:html|body)[\s>]/i.test(html)) return html + block;
  return `<!DOCTYPE html>
<html lang="${language}">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body style="${FONT};font-size:15px">
${html}
${block}</body>
</html>
`;
}

/** Where the body of a whole document ends; null for a fragment. */
function endOfBody(html: string): number | null {
  const lower = html.toLowerCase();
  const body = lower.lastIndexOf('</body>');
  if (body >= 0) return body;
  const end = lower.lastIndexOf('</html>');
  return end >= 0 ? end : null;
}

/** In the human's own colours: no colour is set, so it reads in light and dark. */
function contactHtml(contact: readonly string[]): string {
  const [name = '', ...rest] = contact;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:20px 0 0;border-collapse:collapse">
<tr><td width="40" style="width:40px;border-top:1px solid #a8a8a8;font-size:0;line-height:10px;height:10px">&nbsp;</td><td style="font-size:0;line-height:10px">&nbsp;</td></tr>
<tr><td colspan="2" style="${FONT};font-size:14px;line-height:21px">
<strong>${escapeHtml(name)}</strong><br>
${linesToHtml(rest.join('\n'))}
</td></tr>
</table>
`;
}

function safeAddress(address: Address): Address {
  return { name: nameSafe(address.name), address: address.address };
}
