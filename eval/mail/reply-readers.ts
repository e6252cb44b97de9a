// Who tells the new text of a mail: Kulanz, and the npm libraries for that.
import EmailReplyParser from 'email-reply-parser';
import parseReply from 'node-email-reply-parser';
import * as planer from 'planer';
import { htmlToText } from '../../src/mail/html-to-text.ts';
import type { Message } from '../../src/mail/message.ts';
import { readNewText, splitHtml } from '../../src/mail/read-new-text.ts';
import { splitText } from '../../src/mail/split-text.ts';

/** One of them is set: a mail, or a bare body. */
export interface ReplyInput {
  readonly message: Message | null;
  readonly html: string | null;
  readonly text: string;
}

/** What a reader makes of a mail: without the signature, and with it. */
export interface ReplyReading {
  readonly stripped: string;
  readonly signed: string;
}

export interface ReplyReader {
  /** Absent: Kulanz. */
  readonly by?: string;
  /** Longer texts are not given to it. */
  readonly longest: number;
  read(input: ReplyInput): ReplyReading;
}

export const KULANZ: ReplyReader = {
  longest: Number.POSITIVE_INFINITY,
  read({ message, html, text }) {
    const split =
      message !== null ? readNewText(message) : html !== null ? splitHtml(html) : splitText(text);
    return { stripped: split.newText, signed: `${split.newText}\n\n${split.signature}` };
  },
};

/** The libraries take 14 to 22 s for 200 KB of hostile quoting: they get no text above this. */
const LONGEST = 50_000;

interface Fragment {
  getContent(): string;
  isQuoted(): boolean;
}

const unquoted = (fragments: readonly Fragment[]) =>
  fragments
    .filter(fragment => !fragment.isQuoted())
    .map(fragment => fragment.getContent())
    .join('\n');

function library(by: string, read: (text: string) => ReplyReading): ReplyReader {
  return {
    by,
    longest: LONGEST,
    read: ({ message, html, text }) =>
      read(message?.text ?? (html === null ? text : htmlToText(html))),
  };
}

export const LIBRARIES: readonly ReplyReader[] = [
  library('email-reply-parser 2.3.7', text => {
    const email = new EmailReplyParser().read(text);
    return { stripped: email.getVisibleText(), signed: unquoted(email.getFragments()) };
  }),
  library('node-email-reply-parser 0.1.4', text => {
    const email = parseReply(text);
    return { stripped: email.getVisibleText(), signed: unquoted(email.getFragments()) };
  }),
  library('planer 1.2.0', text => {
    const reply = planer.extractFrom(text, 'text/plain');
    return { stripped: reply, signed: reply };
  }),
];
