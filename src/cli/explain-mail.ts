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
import { readBounce } from '../mail/bounce.ts';
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
import { decisionJson } from './explain-decision.ts';

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

/** Never throws: what can't be read gets an `error`. */
export async function explainMail(
  mail: { readonly file: string; readonly raw: Buffer },
  settings: ExplainSettings,
): Promise<Explanation> {
  try {
    return await explain(mail.file, await readMessage(mail.raw), settings);
  } catch (error) {
    return { file: mail.file, error: wordsOf(error) };
  }
}

async function explain(
  file: string,
  message: Message,
  settings: ExplainSettings,
): Promise<Explained> {
  const { config, ui } = settings;
  const own = ownAddresses(config);
  const ours = [...own, ...config.people.map(({ address }) => address)];
  const { sender } = readSender(message, ours);
  const verdict = verdictOn(message, sender ?? NOBODY, own);
  const split = readNewText(message);
  const forward = verdict.kind === 'human' ? await readForward(message) : null;
  const read = { file, message, sender, split, verdict, forward };
  if (verdict.kind !== 'human')
    return { ...read, insight: notJudged(split, verdict), judged: null };
  const its = customersMail(read, ours);
  const { subject, text, customerAddress } = its;
  const insight = judge(
    { subject, text },
    NOTHING_KNOWN,
    ui,
    settings.models,
    settings.corrections,
  );
  const value = customerValue({ text, insight }, NOTHING_KNOWN, ui);
  const decision = decide({
    insight,
    value,
    config,
    openTickets: new Map(),
    away: new Set(),
    previous: null,
    mailbox: mailboxOf(message, config),
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
  return {
    ...read,
    insight,
    judged: { value, decision, unclear: unclearOf(message, its, decision, ui) },
  };
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

/** The contract, section 4: one object a mail, keys in this order. */
export function explanationJson(explanation: Explanation): Record<string, unknown> {
  if ('error' in explanation) return { ...NOTHING_READ, ...explanation };
  const { file, message, sender, split, verdict, forward, insight, judged } = explanation;
  return {
    file,
    messageId: message.messageId,
    from: sender,
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    date: message.date?.toISOString() ?? null,
    language: insight.language,
    kind: verdict.kind,
    kindReason: verdict.reason,
    text: message.text,
    newText: split.newText,
    signature: split.signature,
    attachments: message.attachments.map(({ filename, contentType, size, inline }) => ({
      filename,
      contentType,
      size,
      inline,
    })),
    forwardedFrom: forward && forwardJson(forward),
    bounce: verdict.kind === 'bounce' ? bounceJson(message) : null,
    sentiment: insight.sentiment,
    topics: insight.topics,
    threats: insight.threats,
    ...(insight.learned ? { learned: insight.learned } : {}),
    would: judged ? wouldJson(judged) : { ...WOULD_NOTHING, why: keptWords(verdict) },
  };
}

const WOULD_NOTHING = { assignee: null, rule: '', alertOwner: false, why: '', decision: null };

/** The line of a mail that could not be read. */
const NOTHING_READ = {
  file: '',
  messageId: null,
  from: null,
  to: [],
  cc: [],
  subject: '',
  date: null,
  language: 'und',
  kind: 'human',
  kindReason: '',
  text: '',
  newText: '',
  signature: '',
  attachments: [],
  forwardedFrom: null,
  bounce: null,
  sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: [] },
  topics: [],
  threats: [],
  would: WOULD_NOTHING,
};

function wouldJson({
  decision,
  unclear,
}: NonNullable<Explained['judged']>): Record<string, unknown> {
  const { assignee, rule, alertOwner, why } = decision;
  return { assignee, rule, alertOwner, why, decision: { ...decisionJson(decision), unclear } };
}

function forwardJson(forward: Forward): Record<string, unknown> {
  const { from, subject, date, text, to, cc, message } = forward;
  return { from, subject, date: date?.toISOString() ?? null, text, to, cc, message };
}

function bounceJson(message: Message): Record<string, unknown> | null {
  const bounce = readBounce(message);
  if (!bounce) return null;
  const { recipient, status, action, originalMessageId, permanence } = bounce;
  return { recipient, status, action, originalMessageId, permanence };
}

export function keptWords({ kind, reason }: KindVerdict): string {
  return reason === '' ? kind : `${kind}: ${reason}`;
}
