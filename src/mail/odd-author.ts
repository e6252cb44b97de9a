// Authors without an address that mail could be sent to: shown as they are, never guessed at.
import { cleanLine } from './clean-text.ts';
import { decodeWords } from './encoded-words.ts';
import type { Address } from './message.ts';

const LONGEST = 1000;
/** `Mail Delivery System <MAILER-DAEMON>`: a user of the machine that sent the mail. */
const LOCAL_IN_BRACKETS = /^([^<>@]{0,300})<([a-z0-9][\w.+-]{0,63})>$/i;
/** `MAILER-DAEMON (Mail Delivery System)` */
const LOCAL_WITH_COMMENT = /^([a-z0-9][\w.+-]{0,63}) ?\(([^()<>@]{1,200})\)$/i;
/** Alone, a word may as well be a name. */
const LOCAL_ALONE = /^(mailer-daemon|postmaster|root)$/i;
/** `<big red shop@example.com>`: any part of it may be somebody else's address. */
const SPACED =
  /^([^<>@]{0,300})<([^\s<>@"(),;:\\]{1,40}(?: {1,3}[^\s<>@"(),;:\\]{1,40}){1,8}@[^\s<>@]{1,253})>$/;

/** The author whom the value of a From field names without a valid address; `address` is as it stands. */
export function readOddAuthor(value: string): Address | null {
  if (value.length > LONGEST) return null;
  const text = value.trim();
  const [, name = '', address] = LOCAL_IN_BRACKETS.exec(text) ?? SPACED.exec(text) ?? [];
  if (address !== undefined) return author(name, address);
  const [, local, comment = ''] = LOCAL_WITH_COMMENT.exec(text) ?? [];
  if (local !== undefined) return author(comment, local);
  const alone = LOCAL_ALONE.exec(text)?.[0];
  return alone === undefined ? null : author('', alone);
}

/** True for `<two words@x.example>`, of which the last word is no address. */
export function isSpaced(value: string): boolean {
  return value.length <= LONGEST && SPACED.test(value.trim());
}

function author(name: string, address: string): Address {
  const shown = decodeWords(name).replace(/^\s*"(.*)"\s*$/, '$1');
  return { name: cleanLine(shown, 200), address: address.replace(/\s+/g, ' ').toLowerCase() };
}
