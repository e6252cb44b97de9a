import { type Command, readCommands, type Unknown } from './commands.ts';
import { htmlToText } from './html-to-text.ts';
import { knowHandover } from './judge-lines.ts';
import { squash, toWords } from './known-words.ts';
import type { Message } from './message.ts';
import { isOnlySignature } from './only-signature.ts';
import { addressReplacer } from './own-address.ts';
import { keptAttachments } from './reply-attachments.ts';
import type { SentHandover } from './sent-handover.ts';
import { type StrippedHtml, stripHtml } from './strip-html.ts';
import { stripText } from './strip-text.ts';

/** A human's reply to a handover, as they meant it. */
export interface Reply {
  readonly commands: readonly Command[];
  /** Lines at the top that begin with `#` and can't be obeyed. When there is one, send nothing. */
  readonly unknown: readonly Unknown[];
  /** The words of all notes; null: no note. */
  readonly note: string | null;
  /** For the customer. */
  readonly text: string;
  /** The same as the human formatted it, unsanitized; null: there is none that can be trusted. */
  readonly html: string | null;
  /** Indices of the attachments that go along. */
  readonly keep: readonly number[];
  /** Nothing for the customer: no words but perhaps a signature, and no attachment. */
  readonly empty: boolean;
  /** Something of the handover was quoted. */
  readonly quoted: boolean;
  /** Quoted lines that were left out although the handover doesn't have them; usually empty. */
  readonly doubtful: readonly string[];
}

/** Below this share of common words text and HTML don't tell the same. */
const ALIKE = 0.6;

/** Takes from a reply what the human wrote, and nothing that came with the handover. */
export function readReply(message: Message, sent: SentHandover): Reply {
  const known = knowHandover(sent);
  const fromHtml = message.html === null ? null : stripHtml(message.html, known);
  const fromText = stripText(message.text, known);
  const stripped = chooseText(fromText.text, fromHtml);
  const { commands, unknown, rest } = readTop(stripped, fromHtml);
  const text = addressReplacer(sent.ownPersonAddress, sent.supportAddress)(rest);
  const notes = commands.flatMap(command => (command.name === 'note' ? [command.text] : []));
  const taken = text === '' && commands.some(command => command.name === 'note');
  const html = trustedHtml(text, fromHtml, taken);
  const keep = keptAttachments(message, fromHtml?.html ?? null);
  return {
    commands,
    unknown,
    note: notes.length === 0 ? null : notes.join('\n'),
    text,
    html,
    keep,
    empty: isEmpty(text, keep, message, commands.length > 0, sent.ownPersonName),
    quoted: fromText.quoted || (fromHtml?.quoted ?? false),
    doubtful: fromText.doubtful,
  };
}

/** The text part's words; those of the HTML when the text part has none. */
function chooseText(text: string, html: StrippedHtml | null): string {
  if (html === null || text !== '') return text;
  return (
    html.commands.join('\n') +
    (html.commands.length > 0 ? '\n\n' : '') +
    htmlToText(html.html).trim()
  );
}

/**
 * The commands as the HTML shows them, because programs wrap the text part: the rest of a wrapped
 * note must not go to the customer.
 */
function readTop(text: string, html: StrippedHtml | null) {
  const lines = text.split('\n');
  const shown = html?.commands ?? [];
  if (shown.length === 0) return readCommands(text);
  const wanted = squash(shown.join(' '));
  let seen = '';
  for (let end = 0; end < lines.length && seen.length < wanted.length; end += 1) {
    seen += squash(lines[end] ?? '');
    if (seen !== wanted) continue;
    const top = readCommands(`${shown.join('\n')}\n\n${lines.slice(end + 1).join('\n')}`);
    return top;
  }
  return readCommands(text);
}

/** The HTML, when it says what the text says; in doubt the plain text is the safer one. */
function trustedHtml(text: string, html: StrippedHtml | null, taken: boolean): string | null {
  if (html === null || text === '' || taken) return null;
  const inHtml = toWords(htmlToText(html.html));
  const inText = toWords(text);
  if (inHtml.length === 0 || inText.length === 0) return null;
  const common = countCommon(inHtml, inText);
  return common >= ALIKE * Math.max(inHtml.length, inText.length) ? html.html : null;
}

function countCommon(some: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of some) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return common;
}

function isEmpty(
  text: string,
  keep: readonly number[],
  message: Message,
  commanded: boolean,
  name: string | undefined,
): boolean {
  if (!isOnlySignature(text, name)) return false;
  // A picture within the text of a mere command is the signature's logo.
  return !keep.some(index => !(commanded && message.attachments[index]?.inline));
}
