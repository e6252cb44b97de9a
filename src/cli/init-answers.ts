// What `kulanz init` has to know, from flags, guesses and questions.
import type { UiLanguage } from '../config.ts';
import { UsageError } from '../errors.ts';
import { FIELDS } from '../io/config-fields.ts';
import { configSchema } from '../io/config-schema.ts';
import { guessProvider, type LookUpMx, type Provider, providerOfHost } from './init-providers.ts';

export interface Answers {
  readonly name: string;
  readonly postalAddress: string;
  readonly phone: string;
  readonly timezone: string;
  readonly language: string;
  readonly address: string;
  readonly imapHost: string;
  readonly smtpHost: string;
  readonly user: string;
  readonly ownerName: string;
  readonly ownerAddress: string;
}
export type Key = keyof Answers;

/** Shows a question, resolves to what was typed; '' for just Return. */
export type Ask = (question: string) => Promise<string>;

interface Question {
  readonly key: Key;
  readonly flag: string;
  /** Key of FIELDS: what is expected, and the example. */
  readonly field: string;
  readonly de: string;
  readonly en: string;
}

const business = configSchema.shape.business.shape;
const mailbox = configSchema.shape.mailboxes.element.shape;
const person = configSchema.shape.people.element.shape;

const SCHEMAS = {
  name: business.name,
  postalAddress: business.postalAddress,
  phone: business.phone,
  timezone: business.timezone,
  language: business.language,
  address: mailbox.address,
  imapHost: mailbox.imap.in.shape.host,
  smtpHost: mailbox.imap.in.shape.host,
  user: mailbox.imap.in.shape.user,
  ownerName: person.name,
  ownerAddress: person.address,
} as const;

/** In the order of asking: the address tells the servers. */
const QUESTIONS: readonly Question[] = [
  q('name', '--name', 'business.name', 'Name des Geschäfts', 'Name of the business'),
  q(
    'postalAddress',
    '--postal-address',
    'business.postalAddress',
    'Postanschrift',
    'Postal address',
  ),
  q('phone', '--phone', 'business.phone', 'Telefonnummer', 'Phone number'),
  q('timezone', '--timezone', 'business.timezone', 'Zeitzone', 'Time zone'),
  q(
    'language',
    '--language',
    'business.language',
    'Sprache der Mails an Sie (de oder en)',
    'Language of mail to you (de or en)',
  ),
  q(
    'address',
    '--address',
    'mailboxes.*.address',
    'Support-Adresse, an die Ihre Kundschaft schreibt',
    'The support address that customers write to',
  ),
  q('imapHost', '--imap-host', 'mailboxes.*.imap.host', 'IMAP-Server', 'IMAP server'),
  q('smtpHost', '--smtp-host', 'mailboxes.*.smtp.host', 'SMTP-Server', 'SMTP server'),
  q('user', '--user', 'mailboxes.*.imap.user', 'Benutzername dort', 'User name there'),
  q('ownerName', '--owner-name', 'people.*.name', 'Ihr Name', 'Your name'),
  q(
    'ownerAddress',
    '--owner-address',
    'people.*.address',
    'Ihre eigene Mailadresse (nicht die Support-Adresse)',
    'Your own mail address (not the support address)',
  ),
];

function q(key: Key, flag: string, field: string, de: string, en: string): Question {
  return { key, flag, field, de, en };
}

export interface Collected {
  readonly answers: Answers;
  readonly provider: Provider | null;
}

/**
 * Gathers all answers. Without `ask` nobody can be asked: then what has no flag and no good guess is
 * a UsageError that names the flags.
 */
export async function collectAnswers(
  flags: Partial<Record<Key, string>>,
  ask: Ask | null,
  ui: UiLanguage,
  machine: { readonly timezone: string; readonly lookUpMx: LookUpMx },
): Promise<Collected> {
  const found: Partial<Record<Key, string>> = { ...flags };
  const missing: Question[] = [];
  let provider: Provider | null = null;
  for (const question of QUESTIONS) {
    const { key } = question;
    if (key === 'imapHost' && found.address) {
      provider = flags.imapHost
        ? providerOfHost(flags.imapHost)
        : await guessProvider(found.address, machine.lookUpMx);
    }
    if (key === 'smtpHost' && !provider && found.imapHost)
      provider = providerOfHost(found.imapHost);
    const guess = guessOf(key, found, provider, ui, machine.timezone);
    if (found[key] !== undefined) continue;
    if (ask) found[key] = await askUntilRight(question, found, guess, ask, ui);
    else if (guess !== undefined) found[key] = guess;
    else if (found.address !== undefined || !FROM_ADDRESS.has(key)) missing.push(question);
  }
  if (missing.length > 0) throw missingFlags(missing);
  return { answers: found as Answers, provider };
}

/** With the address these can mostly be guessed: no need to name their flags as well. */
const FROM_ADDRESS: ReadonlySet<Key> = new Set(['imapHost', 'smtpHost', 'user']);

function guessOf(
  key: Key,
  found: Partial<Record<Key, string>>,
  provider: Provider | null,
  ui: UiLanguage,
  timezone: string,
): string | undefined {
  // Servers mostly run on UTC; the people of a German shop don't.
  if (key === 'timezone') return timezone === 'UTC' && ui === 'de' ? 'Europe/Berlin' : timezone;
  if (key === 'language') return ui;
  if (key === 'imapHost') return provider?.imap.host;
  if (key === 'smtpHost') return provider?.smtp.host;
  return key === 'user' ? found.address : undefined;
}

async function askUntilRight(
  question: Question,
  found: Partial<Record<Key, string>>,
  guess: string | undefined,
  ask: Ask,
  ui: UiLanguage,
): Promise<string> {
  const hint = guess === undefined ? '' : ` [${guess}]`;
  for (let prefix = ''; ; ) {
    const typed = (await ask(`${prefix}${question[ui]}${hint}: `)).trim();
    const answer = typed === '' && guess !== undefined ? guess : typed;
    const own = question.key === 'ownerAddress' && sameAddress(answer, found.address);
    if (!own && SCHEMAS[question.key].safeParse(answer).success) return answer;
    const example = FIELDS[question.field]?.example.replace(/^[^:]*: /, '') ?? '';
    prefix = ui === 'de' ? `Zum Beispiel: ${example}\n` : `For example: ${example}\n`;
  }
}

function sameAddress(a: string, b: string | undefined): boolean {
  return b !== undefined && a.toLowerCase() === b.toLowerCase();
}

function missingFlags(missing: readonly Question[]): UsageError {
  const flags = missing.map(
    ({ flag, field }) => `  ${flag}  expected ${FIELDS[field]?.expected ?? 'a value'}`,
  );
  return new UsageError(
    `kulanz init: nobody is here to be asked. Missing flags:\n${flags.join('\n')}`,
  );
}
