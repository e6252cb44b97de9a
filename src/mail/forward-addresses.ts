// Addresses as mail programs write them into a text: `Erika <e@x>`, `Erika [mailto:e@x]`,
// `Muster, Erika <e@x>; Max (m@y)`. RFC 5322 is another matter: see `addresses.ts`.
import { cleanLine } from './clean-text.ts';
import type { Address } from './message.ts';

const MOST_ADDRESSES = 100;
const LONGEST_FIELD = 8_000;
/** RFC 5321, 4.5.3.1. */
const LONGEST_ADDRESS = 320;

/** Links that HTML left behind an address: `e@x.example<mailto:e@x.example>`. */
const LINK = /<mailto:[^<>\s]{0,400}>/gi;
const ADDRESS = /[^\s<>()[\]"'“”„«»,;:]{1,64}@[^\s<>()[\]"'“”„«»,;:]{1,255}/u;
/** What Outlook adds for a mailbox that somebody else writes from. */
const ON_BEHALF =
  /\s(?:on behalf of|im auftrag von|de la part de|en nombre de|per conto di|namens)\s.*$/isu;

/** The mailboxes of a To or Cc line, in order; without an address only the name is known: `address` ''. */
export function readWrittenAddresses(field: string): Address[] {
  return splitList(withoutLinks(field))
    .slice(0, MOST_ADDRESSES)
    .flatMap(item => {
      const one = toMailbox(item);
      return one.name === '' && one.address === '' ? [] : [one];
    });
}

/** The one who wrote, of a From line. */
export function readWrittenAuthor(field: string): Address {
  return toMailbox(withoutLinks(field).replace(ON_BEHALF, ''));
}

/** `[mailto:e@x]` is how Outlook shows an address; a link behind an address repeats it. */
function withoutLinks(field: string): string {
  const plain = field.slice(0, LONGEST_FIELD).replace(/\[mailto:([^[\]\s]{1,400})\]/gi, '<$1>');
  const bare = plain.replace(LINK, '');
  return ADDRESS.test(bare) ? bare : plain.replace(/<mailto:/gi, '<');
}

/** Semicolons divide; commas do once an address has come: before, they stand in `Muster, Erika`. */
function splitList(field: string): string[] {
  const items: string[] = [];
  let item = '';
  let quoted = false;
  for (const char of field) {
    if (char === '"') quoted = !quoted;
    const divides = !quoted && (char === ';' || (char === ',' && item.includes('@')));
    if (divides) items.push(item);
    item = divides ? '' : item + char;
  }
  return [...items, item];
}

function toMailbox(item: string): Address {
  const found =
    ADDRESS.exec(item.slice(item.search(/[<(]\s?[^<>()\s]{1,64}@/) + 1)) ?? ADDRESS.exec(item);
  const address = (found?.[0] ?? '').replace(/[.>]+$/, '').toLowerCase();
  if (address.length > LONGEST_ADDRESS) return { name: '', address: '' };
  const bracket = item.search(/[<([]/);
  const before = bracket >= 0 ? item.slice(0, bracket) : address === '' ? item : '';
  const name = plainName(before);
  return { name: name.toLowerCase() === address ? '' : name, address };
}

/** Without the quotes that programs of several languages put around names. */
function plainName(text: string): string {
  return cleanLine(text.replace(/^[\s"'“”„«»‹›*_]+|[\s"'“”„«»‹›*_,:]+$/gu, ''), 200);
}
