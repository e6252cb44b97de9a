// The explanation of a mail as the contract's JSON.
import { readBounce } from '../mail/bounce.ts';
import type { Forward } from '../mail/forward.ts';
import type { Message } from '../mail/message.ts';
import { decisionJson } from './explain-decision.ts';
import { type Explained, type Explanation, keptWords } from './explain-mail.ts';

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
