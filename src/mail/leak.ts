import { squash } from './known-words.ts';
import { holdsBytes, isSealedMail, type LeakFile, textsOfFile } from './leak-files.ts';
import { type CardSecrets, cardSecrets, idSecrets, lineKey, type Secret } from './leak-secrets.ts';
import { type View, viewHtml, viewText } from './leak-views.ts';
import type { SentHandover } from './sent-handover.ts';
import { wordsFor } from './words.ts';

/** Something internal in an answer. */
export interface Leak {
  readonly where: 'text' | 'html' | 'attachment';
  /** What was found, so that the human can cut it. */
  readonly words: string;
  readonly because: LeakReason;
}

/**
 * card: words of the card; fence: the line around it; token: the secret of a reply address;
 * message-id, address: of an internal mail, of a person; sealed: a file that may hold the quotation
 * and can't be read; command: a command that does not stand at the top; number: of another customer's
 * ticket.
 */
export type LeakReason =
  | 'card'
  | 'fence'
  | 'token'
  | 'message-id'
  | 'address'
  | 'sealed'
  | 'command'
  | 'number';

export interface LeakCandidate {
  readonly text: string;
  readonly html: string | null;
  readonly subject?: string;
  readonly attachments: readonly LeakFile[];
}

interface Secrets {
  readonly sent: SentHandover;
  readonly card: CardSecrets;
  readonly ids: readonly Secret[];
  readonly addresses: readonly { readonly words: string; readonly pattern: RegExp }[];
}

/** Whole or cut off. */
const FENCE = /(?:=\s{0,3}){3}k-\d{5,}/;
const FENCE_WORDS = (['de', 'en'] as const).map(ui => squash(wordsFor(ui).fence.card));
const MOST_LEAKS = 20;

/**
 * Everything internal in an answer about to leave. Compares without regard to case, white space,
 * quote marks, entities, tags within words, and invisible characters; finds it in attributes,
 * comments and hidden text as well. The ticket's number, names, single words, dates and whatever the
 * customer wrote are no leak.
 */
export function findLeaks(reply: LeakCandidate, sent: SentHandover): Leak[] {
  const secrets: Secrets = {
    sent,
    card: cardSecrets(sent, reply.subject ?? ''),
    ids: idSecrets(sent),
    addresses: addressSecrets(sent),
  };
  const texts = [reply.text, reply.subject ?? ''].filter(text => text !== '');
  const leaks = [
    ...texts.flatMap(text => leaksIn(viewText(text), 'text', secrets)),
    ...(reply.html ? leaksIn(viewHtml(reply.html), 'html', secrets) : []),
    ...reply.attachments.flatMap(file => leaksInFile(file, secrets)),
  ];
  const once = new Map(leaks.map(leak => [`${leak.where} ${leak.because} ${leak.words}`, leak]));
  return [...once.values()].slice(0, MOST_LEAKS);
}

function leaksIn(view: View, where: Leak['where'], secrets: Secrets): Leak[] {
  return [
    ...fenceLeaks(view, where),
    ...cardLeaks(view, where, secrets.card),
    ...idLeaks(view, where, secrets),
    ...addressLeaks(view, where, secrets),
  ];
}

function fenceLeaks(view: View, where: Leak['where']): Leak[] {
  for (const text of view.folded) {
    const found = FENCE.exec(text)?.[0];
    if (found !== undefined) return [{ where, words: found, because: 'fence' }];
  }
  const words = FENCE_WORDS.find(fence => view.squashed.some(text => text.includes(fence)));
  return words === undefined ? [] : [{ where, words: '=== K-… ===', because: 'fence' }];
}

function cardLeaks(view: View, where: Leak['where'], card: CardSecrets): Leak[] {
  const leaks = new Set<string>();
  for (const run of card.runs) {
    if (view.squashed.some(text => text.includes(run.squashed))) leaks.add(run.words);
  }
  for (const line of view.lines) {
    const whole = card.lines.get(lineKey(line));
    if (whole !== undefined) leaks.add(whole);
  }
  for (const { label, words } of card.labels) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${literal(label)}\\s{0,3}[:：]`, 'u');
    // Only at the beginning of a line: "my value: ..." can be said to a customer.
    if (view.lines.some(line => pattern.exec(line)?.index === 0)) leaks.add(words);
  }
  return [...leaks].map(words => ({ where, words, because: 'card' }));
}

function idLeaks(view: View, where: Leak['where'], { ids, sent }: Secrets): Leak[] {
  return ids
    .filter(id => view.squashed.some(text => text.includes(id.squashed)))
    .map(({ words }) => ({
      where,
      words,
      because: sent.tokens.includes(words) ? 'token' : 'message-id',
    }));
}

function addressLeaks(view: View, where: Leak['where'], { addresses }: Secrets): Leak[] {
  return addresses
    .filter(({ pattern }) => view.folded.some(text => pattern.test(text)))
    .map(({ words }) => ({ where, words, because: 'address' }));
}

/** People's addresses, however their parts are spaced, and any plus-address of a support address. */
function addressSecrets(sent: SentHandover) {
  const support = sent.supportAddress.toLowerCase();
  const theirs = sent.customerText.toLowerCase();
  const people = [...new Set([...sent.internalAddresses, sent.ownPersonAddress])]
    .map(address => address.toLowerCase())
    .filter(address => address !== '' && address !== support && !theirs.includes(address))
    .map(words => ({ words, pattern: spacedPattern(words) }));
  const own = new Set([support, ...(sent.ownAddresses ?? []).map(one => one.toLowerCase())]);
  return [...people, ...[...own].flatMap(plusSecret), ANY_TOKEN];
}

/** A reply address of whatever mailbox of ours, be it one that is configured no more. */
const ANY_TOKEN = { words: '+k.…@', pattern: /\+\s?k\s?\.\s?[a-z2-7]{26}\s?@/ };

function plusSecret(address: string): { words: string; pattern: RegExp }[] {
  const [local = '', domain = ''] = address.split('@');
  if (local === '' || domain === '') return [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}._+-])${literal(local)}\\s?\\+\\s?[a-z0-9._-]{1,80}\\s?@\\s?${literal(domain)}`,
    'u',
  );
  return [{ words: `${local}+…@${domain}`, pattern }];
}

function spacedPattern(address: string): RegExp {
  const spaced = Array.from(address, literal).join('\\s{0,3}');
  return new RegExp(`(?<![\\p{L}\\p{N}._+-])${spaced}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'u');
}

function leaksInFile(file: LeakFile, secrets: Secrets): Leak[] {
  const { texts, html } = textsOfFile(file);
  const views = texts.flatMap(text => (html ? [viewText(text), viewHtml(text)] : [viewText(text)]));
  const read = views.flatMap(view => leaksIn(view, 'attachment', secrets));
  const bytes = byteLeaks(file, secrets);
  const sealed: Leak[] = isSealedMail(file)
    ? [{ where: 'attachment', words: file.filename, because: 'sealed' }]
    : [];
  return [...read, ...bytes, ...sealed].map(leak => ({
    ...leak,
    words: leak.because === 'sealed' ? leak.words : `${file.filename}: ${leak.words}`,
  }));
}

function byteLeaks(file: LeakFile, { ids, sent }: Secrets): Leak[] {
  const found: Leak[] = ids
    .filter(id => holdsBytes(file.content, id.words))
    .map(({ words }) => ({
      where: 'attachment',
      words,
      because: sent.tokens.includes(words) ? 'token' : 'message-id',
    }));
  const fence = `=== ${sent.ticketNumber}:`;
  if (holdsBytes(file.content, fence)) {
    found.push({ where: 'attachment', words: fence, because: 'fence' });
  }
  return found;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
