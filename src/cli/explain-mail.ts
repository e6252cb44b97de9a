// What Kulanz reads in one mail and what it would do with it, as plain data.
import { type Config, housePhones, ownAddresses, type UiLanguage } from '../config.ts';
import { wordsOf } from '../errors.ts';
import type { Corrections } from '../insight/corrections.ts';
import { type CustomerValue, type Insight, NOTHING_KNOWN } from '../insight/insight.ts';
import { judge, type Models } from '../insight/judge.ts';
import { detectLanguage } from '../insight/language.ts';
import { countryOfPhone, phoneIn } from '../insight/phone-number.ts';
import { customerValue } from '../insight/value.ts';
import { isAmong } from '../mail/addresses.ts';
import type { Forward } from '../mail/forward.ts';
import type { Address, KindVerdict, Message, SplitText } from '../mail/message.ts';
import { readForward } from '../mail/read-forward.ts';
import { readMessage } from '../mail/read-message.ts';
import { readNewText } from '../mail/read-new-text.ts';
import { forwardedCustomer, readSender, verdictOn } from '../mail/sender.ts';
import { splitText } from '../mail/split-text.ts';
import type { Goodwill } from '../rules/goodwill.ts';
import type { RuleSet } from '../rules/schema.ts';
import { type Decision, decide } from '../tickets/decide.ts';
import type { Calendar } from '../tickets/due.ts';
import { wantsPhone } from '../tickets/suggestions.ts';
import { mayShowDamage, unclearIn } from '../tickets/unclear.ts';

/** What of a configuration explaining needs: it works without one. */
export interface ExplainSettings {
  readonly config: Pick<Config, 'business' | 'people' | 'responseTarget' | 'mailboxes'>;
  readonly rules: RuleSet;
  readonly goodwill: Goodwill;
  readonly calendar: Calendar;
  readonly models: Models;
  /** What people of the house corrected; null: not asked for. */
  readonly corrections: Corrections | null;
  readonly ui: UiLanguage;
  readonly now: Date;
}

export interface Explained {
  readonly file: string;
  readonly message: Message;
  /** Who is behind the mail, as ingest sees it: of a contact form the customer. */
  readonly sender: Address | null;
  readonly split: SplitText;
  readonly verdict: KindVerdict;
  /** The mail that it passes on; machines pass on none. */
  readonly forward: Forward | null;
  readonly insight: Insight;
  /** null: a machine wrote it, nobody is assigned. */
  readonly judged: {
    readonly value: CustomerValue;
    readonly decision: Decision;
    /** What the mail leaves open, one line each. */
    readonly unclear: readonly string[];
  } | null;
}

export interface NotRead {
  readonly file: string;
  readonly error: string;
}

export type Explanation = Explained | NotRead;

const NOBODY: Address = { name: '', address: '' };

interface FileWithMail {
  readonly file: string;
  readonly raw: Buffer;
}

/** Never throws: what can't be read gets an `error`. */
export async function explainMail(
  mail: FileWithMail,
  settings: ExplainSettings,
): Promise<Explanation> {
  const [explanation] = await explainMails([mail], settings);
  return explanation ?? { file: mail.file, error: 'nothing came of it' };
}

/**
 * Each step is taken for all of the mails before the next is: the processor keeps the step's code and tables
 * at hand, and many mails together are read a good deal faster than one after the other.
 */
export async function explainMails(
  mails: readonly FileWithMail[],
  settings: ExplainSettings,
): Promise<Explanation[]> {
  const own = ownAddresses(settings.config);
  const ours = [...own, ...settings.config.people.map(({ address }) => address)];
  const messages = await stepOver(mails, async ({ file, raw }) => ({
    file,
    message: await readMessage(raw),
  }));
  const known = await stepOver(messages, read => {
    const { sender } = readSender(read.message, ours);
    return { ...read, sender, verdict: verdictOn(read.message, sender ?? NOBODY, own) };
  });
  const cut = await stepOver(known, read => ({ ...read, split: readNewText(read.message) }));
  const read = await stepOver(cut, async one => ({
    ...one,
    forward: one.verdict.kind === 'human' ? await readForward(one.message) : null,
  }));
  const judged = await stepOver(read, one => judgeOne(one, ours, settings));
  return stepOver(judged, one => decideOne(one, settings));
}

/** One step for each; of what failed before or fails now the reason stands in its place. */
function stepOver<T extends { readonly file: string }, R>(
  row: readonly (T | NotRead)[],
  step: (one: T) => R | Promise<R>,
): Promise<(R | NotRead)[]> {
  return Promise.all(
    row.map(async one => {
      if (isNotRead(one)) return one;
      try {
        return await step(one);
      } catch (error) {
        return { file: one.file, error: wordsOf(error) };
      }
    }),
  );
}

function isNotRead(one: { readonly file: string }): one is NotRead {
  return 'error' in one;
}

type Read = Omit<Explained, 'insight' | 'judged'>;

interface Judged {
  readonly file: string;
  readonly read: Read;
  readonly insight: Insight;
  /** null: a machine wrote it. */
  readonly its: CustomersMail | null;
}

function judgeOne(read: Read, ours: readonly string[], settings: ExplainSettings): Judged {
  const { file, verdict, split } = read;
  if (verdict.kind !== 'human')
    return { file, read, insight: notJudged(split, verdict), its: null };
  const its = customersMail(read, ours);
  const { models, corrections, ui } = settings;
  return { file, read, insight: judge(its, NOTHING_KNOWN, ui, models, corrections), its };
}

function decideOne({ read, insight, its }: Judged, settings: ExplainSettings): Explained {
  if (its === null) return { ...read, insight, judged: null };
  const { config, ui } = settings;
  const { text, customerAddress } = its;
  const value = customerValue({ text, insight }, NOTHING_KNOWN, ui);
  const decision = decide({
    insight,
    value,
    config,
    openTickets: new Map(),
    away: new Set(),
    previous: null,
    mailbox: mailboxOf(read.message, config),
    customerAddress,
    now: settings.now,
    calendar: settings.calendar,
    rules: settings.rules,
    // Without the record nobody knows what is left of the budget.
    goodwill: { goodwill: settings.goodwill, spent: null, year: settings.now.getUTCFullYear() },
    phone: wantsPhone(insight)
      ? phoneIn(its, countryOfPhone(config.business.phone), housePhones(config))
      : null,
  });
  const unclear = unclearOf(read.message, its, decision, ui);
  return { ...read, insight, judged: { value, decision, unclear } };
}

/** A mail on its own: no orders are known, and none are missed. */
function unclearOf(
  message: Message,
  { subject, text }: CustomersMail,
  { topics, facts }: Decision,
  ui: UiLanguage,
): string[] {
  return unclearIn(
    {
      topics: topics.map(({ topic }) => topic),
      unhappy: /unhappy$/.test(facts.level),
      text: `${subject}\n${text}`,
      earlier: [],
      hasPicture: message.attachments.some(mayShowDamage),
      finding: { kind: 'none' },
      imported: false,
      foreign: false,
    },
    ui,
  );
}

interface CustomersMail {
  readonly subject: string;
  readonly text: string;
  readonly signature: string;
  readonly customerAddress: string;
}

/** What is judged: of a mail that one of ours passes on the customer's, as its ticket is opened for them. */
function customersMail(
  { message, sender, split, forward }: Pick<Explained, 'message' | 'sender' | 'split' | 'forward'>,
  ours: readonly string[],
): CustomersMail {
  const passedOn = message.from && isAmong(message.from.address, ours);
  const customer = passedOn ? forwardedCustomer(forward, ours) : null;
  if (customer === null || forward === null)
    return {
      subject: message.subject,
      text: split.newText,
      signature: split.signature,
      customerAddress: sender?.address ?? '',
    };
  const { newText: text, signature } = splitText(forward.text);
  return { subject: forward.subject, text, signature, customerAddress: customer.address };
}

/** Machines have no mood. */
function notJudged(split: SplitText, verdict: KindVerdict): Insight {
  return {
    language: detectLanguage(split.newText),
    sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: [verdict.kind] },
    topics: [],
    threats: [],
  };
}

function mailboxOf(message: Message, config: ExplainSettings['config']): string {
  const found = config.mailboxes.find(mailbox =>
    [mailbox.address, ...mailbox.aliases].some(address => message.recipients.includes(address)),
  );
  return (found ?? config.mailboxes[0])?.address ?? '';
}

export function keptWords({ kind, reason }: KindVerdict): string {
  return reason === '' ? kind : `${kind}: ${reason}`;
}
