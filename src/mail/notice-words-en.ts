import type { Doubt } from './doubt.ts';
import type { Misunderstood, NoticeContent, NoticeWords } from './notice.ts';
import { COMMAND_LIST, COMMAND_WHY } from './notice-commands.ts';
import { megabytes, orNone } from './notice-parts.ts';
import { RULES_EN } from './notice-words-rules.ts';

const HELD: Readonly<Record<Doubt | 'words', string>> = {
  words: 'It contains words that were meant only for you:',
  forward: 'You forwarded a mail about this case to the support address instead of replying to it.',
  absence: 'It reads like an automatic out-of-office reply.',
};

function reply(text: string): NoticeContent['quote'] {
  return text.trim() === '' ? null : { title: 'Your reply was:', text };
}

function misunderstood({ line, why, meant }: Misunderstood): string {
  return `“${line}”: ${COMMAND_WHY.en[why]}${meant === null ? '' : `. Did you mean ${meant}?`}`;
}

export const ENGLISH_NOTICES: NoticeWords = {
  next: 'How to go on:',

  'unknown-command': notice => ({
    subject: 'A command was not clear; nothing was sent',
    title: 'Kulanz could not carry out this command.',
    tone: 'warn',
    say: ['Nothing was sent to the customer and nothing was changed.'],
    list: notice.misunderstood.map(misunderstood),
    next: [
      'Reply to this mail once more, with one of these commands or without any. ' +
        'Commands stand in the first lines.',
      ...COMMAND_LIST.en,
      ...(notice.people.length === 0
        ? []
        : [`People: ${notice.people.map(({ id, name }) => `${id} (${name})`).join(', ')}`]),
    ],
    quote: reply(notice.text),
  }),

  held: (notice, { customer }) => ({
    subject: 'Your reply is waiting: please have a look',
    title: `Your reply to ${customer} has not been sent yet.`,
    tone: 'warn',
    say: [HELD[notice.doubt ?? 'words']],
    list: notice.leaks.map(words => `“${words}”`),
    next: [
      (notice.doubt ?? null) === null
        ? 'Reply to this mail once more, without these words. The new reply is then sent.'
        : 'Was it not meant for the customer? Then there is nothing to do.',
      'Or reply with #send and nothing else. The reply is then sent as it is.',
    ],
    quote: reply(notice.text),
  }),

  'nothing-found': (notice, { customer }) => ({
    subject: 'No words of yours were found; nothing was sent',
    title: `Your reply to ${customer} has not been sent.`,
    tone: 'warn',
    say: ['Whatever stands in it was taken for a quotation, a signature, or it was empty.'],
    list: [],
    next: ['Reply to this mail once more, and write above what your mail program quotes.'],
    quote: reply(notice.text),
  }),

  past: (notice, { customer }) => ({
    subject: `Your mail to ${customer} went past Kulanz`,
    title: 'The case stays open.',
    tone: 'warn',
    say: [
      `Somebody wrote to ${customer} directly from your address, with us in Cc. The mail is kept in the ` +
        'case as a note. An address can be forged, so it does not count as an answer.',
    ],
    list: [],
    next: [
      'Was it yours, and is everything said? Reply to this mail with #close.',
      'Was it not? Then somebody pretends to be you.',
    ],
    quote: notice.text.trim() === '' ? null : { title: 'The mail was:', text: notice.text },
  }),

  'nothing-held': (_notice, { customer }) => ({
    subject: 'Nothing to send',
    title: 'No held reply is waiting in this case.',
    tone: 'dim',
    say: [
      'The command #send sends a reply that Kulanz has held. None is held here, and nothing was sent.',
    ],
    list: [],
    next: [`Would you like to write to ${customer}? Just reply to this mail.`],
    quote: null,
  }),

  'bounced-answer': (notice, { customer }) => ({
    subject: `Your answer to ${customer} came back`,
    title: `Your answer has not reached ${customer}.`,
    tone: 'alert',
    say: [`The address ${orNone(notice.recipient)} does not take mail. The server there says:`],
    list: [
      [notice.status, notice.diagnostic].filter(words => words !== '').join(' ') || '(nothing)',
    ],
    next: [
      'Is there a phone number? A call helps fastest here.',
      'A reply to this mail goes to the same address. A full mailbox is often empty again after ' +
        'a few days.',
    ],
    quote: reply(notice.text),
  }),

  'refused-answer': (notice, { customer }) => ({
    subject: `Your answer to ${customer} could not be sent`,
    title: `Your answer to ${customer} has not left.`,
    tone: 'alert',
    say: [
      notice.late
        ? `For three days it could not be sent to ${orNone(notice.recipient)}; it is not tried any more. The last word was:`
        : `The mail server refused it for ${orNone(notice.recipient)}. It says:`,
    ],
    list: [orNone(notice.response)],
    next: [
      ...(notice.late ? ['Reply once more as soon as mail leaves again.'] : []),
      'If the server names the address as the reason, only another way helps, such as the phone.',
      'If it names size or content, reply once more, shorter or without attachments.',
    ],
    quote: reply(notice.text),
  }),

  'foreign-token': (notice, { customer }) => ({
    subject: 'Was this your reply?',
    title: `A reply to ${customer} came from an unknown address.`,
    tone: 'warn',
    say: [
      'It was sent to your personal reply address, but not from your own address. ' +
        'So it is being held.',
    ],
    list: [`Sender: ${notice.sender.name} <${notice.sender.address}>`],
    next: [
      'Was it yours? Reply from your own address with #send and nothing else, and it is sent.',
      'Was it not? Then there is nothing to do. It stays here.',
    ],
    quote: notice.text.trim() === '' ? null : { title: 'The reply reads:', text: notice.text },
  }),

  'no-token': (notice, { when }) => ({
    subject: 'A mail from your address was not accepted',
    title: 'This mail belongs to no case. It went nowhere.',
    tone: 'warn',
    say: [
      `A mail with your address as its sender came to ${notice.supportAddress}. An address can be ` +
        'forged; so only what replies to a mail about a case counts.',
    ],
    list: [`Subject: ${orNone(notice.subject)}`, `Received: ${when(notice.at)}`],
    next: [
      'Was it yours? Reply to the mail about the case instead of writing a new one.',
      'Was it not? Then somebody pretends to be you. Nothing has happened.',
    ],
    quote: notice.text.trim() === '' ? null : { title: 'The mail was:', text: notice.text },
  }),

  'too-large': (notice, { customer }) => ({
    subject: 'Your attachments are too large; nothing was sent',
    title: `Your reply to ${customer} has not been sent yet.`,
    tone: 'warn',
    say: [`Attachments may have ${megabytes(notice.limit, 'en')} together. These have more:`],
    list: notice.files.map(file => `${file.filename}, ${megabytes(file.size, 'en')}`),
    next: ['Reply to this mail once more, with smaller attachments or with a link.'],
    quote: reply(notice.text),
  }),

  'undeliverable-handover': (notice, { customer, takeOver }) => ({
    subject: `${notice.person} can't be reached by mail`,
    title: `A mail to ${notice.person} did not arrive.`,
    tone: 'alert',
    say: [
      `${notice.person} doesn't know of the mail from ${customer === '' ? 'a customer' : customer}. ` +
        `The mailbox ${notice.address} refused it:`,
    ],
    list: [orNone(notice.response)],
    next: [
      `Let ${notice.person} know.`,
      ...(takeOver === null
        ? []
        : [`Or reply to this mail with ${takeOver}: the case then comes to you.`]),
      'Is the address wrong? It stands in kulanz.yaml under people.',
    ],
    quote: null,
  }),

  quarantined: (notice, { when }) => ({
    subject: 'A mail could not be read',
    title: 'A mail could not be read.',
    tone: 'warn',
    say: [
      `It lies unharmed in the mailbox ${notice.mailbox} and is read again after an upgrade. ` +
        'Until then nobody but you knows of it.',
    ],
    list: [
      `From: ${orNone(notice.from)}`,
      `Subject: ${orNone(notice.subject)}`,
      `Received: ${when(notice.at)}`,
      `Reason: ${orNone(notice.reason)}`,
    ],
    next: ['Look into the mailbox. If it is a customer, answer from there.'],
    quote: null,
  }),

  problem: notice => ({
    subject: 'Kulanz needs your attention',
    title: 'Something does not work.',
    tone: 'warn',
    say: [notice.what],
    list: [],
    next: ['kulanz check looks at every setting and says what to do.'],
    quote: null,
  }),

  ...RULES_EN,

  'wait-over': (notice, { customer, when }) => ({
    subject: `Back on your desk: ${orNone(notice.subject)}`,
    title: `The time to wait for ${customer} is over.`,
    tone: 'dim',
    say: [`Please see to it by ${when(notice.until)}.`],
    list: [],
    next: [
      `Reply to this mail: ${customer} gets your words and nothing else.`,
      '#wait 2d lets the case rest longer, #close closes it.',
    ],
    quote: null,
  }),

  moved: (notice, { day }) => ({
    subject: `${notice.person} is away; ${notice.to} takes over`,
    title: `${notice.person} is away until ${day(notice.until)}.`,
    tone: 'dim',
    say: [
      `Reason: ${orNone(notice.because)}.`,
      notice.tickets.length === 1
        ? `This case is with ${notice.to} now:`
        : `These ${notice.tickets.length} cases are with ${notice.to} now:`,
    ],
    list: notice.tickets.map(
      ticket => `${ticket.customer}: ${orNone(ticket.subject)} [${ticket.number}]`,
    ),
    next: [],
    quote: null,
  }),

  overdue: (notice, { when, lasting, takeOver }) => ({
    subject:
      notice.rows.length === 1
        ? 'A customer has waited too long'
        : `${notice.rows.length} customers have waited too long`,
    title:
      notice.rows.length === 1
        ? 'A customer has waited longer than promised.'
        : `${notice.rows.length} customers have waited longer than promised.`,
    tone: 'alert',
    say: [],
    list: notice.rows.map(row => {
      const waits = row.waitingSince === null ? '' : `, waiting for ${lasting(row.waitingSince)}`;
      return (
        `${row.customer}: ${orNone(row.subject)} [${row.number}]${waits}. ` +
        `With ${row.assignee}, was due ${when(row.nextActionAt)}.`
      );
    }),
    next: [
      'Ask what holds it up, or give the customer a short call yourself.',
      ...(takeOver === null
        ? []
        : [`Or reply to this mail with ${takeOver}: the case then comes to you.`]),
    ],
    quote: null,
  }),
};
