// What no single key can tell: keys of `kulanz.yaml` against each other.
import { type Path, variable } from './config-errors.ts';
import type { ConfigInput } from './config-schema.ts';
import { isLoopback } from './loopback.ts';

/** Reports one problem; `shown` in its words is replaced by the value, or by where it came from. */
export type Report = (path: Path, words: string) => void;

/** Every rule over several keys. */
export function checkConfig(config: ConfigInput, report: Report): void {
  checkOwner(config, report);
  checkIds(config, report);
  checkAddresses(config, report);
  config.mailboxes.forEach((mailbox, index) => {
    checkAccount(mailbox.imap, ['mailboxes', index, 'imap'], report);
    checkAccount(mailbox.smtp, ['mailboxes', index, 'smtp'], report);
  });
}

function checkOwner({ people }: ConfigInput, report: Report): void {
  const owners = people.flatMap((person, index) => (person.role === 'owner' ? [index] : []));
  if (owners.length === 0) {
    report(['people'], 'nobody is the owner: give exactly one person "role: owner"');
  }
  for (const index of owners.slice(1)) {
    report(
      ['people', index, 'role'],
      `people[${owners[0]}] is the owner already: give exactly one person "role: owner", the others "role: agent"`,
    );
  }
}

/** Words of the rules: `assign: owner` is the merchant, `assign: best` whoever fits best. */
export const RESERVED_IDS: readonly string[] = ['owner', 'best'];

function checkIds({ people }: ConfigInput, report: Report): void {
  const first = new Map<string, number>();
  people.forEach((person, index) => {
    const id = person.id.toLowerCase();
    if (RESERVED_IDS.includes(id)) {
      const words = `"${person.id}" is a word of the rules and can't be a person: take another, such as the first name. Example: id: anna`;
      report(['people', index, 'id'], words);
    }
    const other = first.get(id);
    if (other === undefined) first.set(id, index);
    else report(['people', index, 'id'], `people[${other}] has this id already: ids are unique`);
  });
}

/** RFC 5321, 4.5.3.1.1 allows 64 characters; `+k.` and a token of 26 take their share. */
const LONGEST_LOCAL = 35;

/** A person with a support address would hand every mail back to Kulanz, for ever. */
function checkAddresses({ mailboxes, people }: ConfigInput, report: Report): void {
  const taken = new Map<string, string>();
  const take = (address: string, path: Path, owner: string) => {
    const other = taken.get(address);
    if (other === undefined) taken.set(address, owner);
    else report(path, `${other} has this address already: addresses are unique`);
  };
  mailboxes.forEach((mailbox, index) => {
    const name = `mailboxes[${index}]`;
    take(mailbox.address, ['mailboxes', index, 'address'], name);
    mailbox.aliases.forEach((alias, position) => {
      take(alias, ['mailboxes', index, 'aliases', position], name);
    });
  });
  mailboxes.forEach((mailbox, index) => {
    if (mailbox.address.indexOf('@') <= LONGEST_LOCAL) return;
    const words = `at most ${LONGEST_LOCAL} characters before the @: reply addresses put a token there`;
    report(['mailboxes', index, 'address'], words);
  });
  const support = new Set(taken.keys());
  people.forEach((person, index) => {
    const path = ['people', index, 'address'];
    if (support.has(person.address) || support.has(withoutTag(person.address))) {
      report(
        path,
        'a support address can not be a person: handovers would come back as new mail. Give the mailbox that this person reads',
      );
    } else take(person.address, path, `people[${index}]`);
  });
}

/** `hilfe+anna@shop.example` reaches `hilfe@shop.example`. */
function withoutTag(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}

function checkAccount(
  account: ConfigInput['mailboxes'][number]['imap'],
  path: Path,
  report: Report,
): void {
  if (account.security === 'none' && !isLoopback(account.host)) {
    report(
      [...path, 'security'],
      '"none" sends the password and every mail readable by others; it is for this machine (localhost) only. Example: security: tls',
    );
  }
  if (account.password === undefined && account.oauth2 === undefined) {
    report(
      [...path, 'password'],
      `missing: give either password or oauth2. Example: password: "${variable('IMAP_PASSWORD')}"`,
    );
  }
  if (account.password !== undefined && account.oauth2 !== undefined) {
    report([...path, 'oauth2'], 'password is there too: give either password or oauth2');
  }
}
