// The mails that triage writes: the handover to the assignee, the alert to the owner.
import { ownerOf } from '../src/config.ts';
import type { CaseFacts } from '../src/mail/case-facts.ts';
import { composeAlert } from '../src/mail/compose-alert.ts';
import { composeHandover } from '../src/mail/compose-handover.ts';
import { fitAttachments } from '../src/mail/fit-attachments.ts';
import { nameSafe } from '../src/mail/header-safe.ts';
import type { LetterAttachment } from '../src/mail/letter.ts';
import { wordsFor } from '../src/mail/words.ts';
import { handoverKey, type Outgoing } from '../src/store/outbox.ts';
import type { ArticleAttachment } from '../src/store/schema.ts';
import type { WorkerContext } from './context.ts';
import type { Judged } from './judged.ts';
import { freshMessageId, type LineFacts, personOf } from './outbound.ts';

/** `priority: urgent` of the rules. */
const URGENT = 3;

export function handoverMail(context: WorkerContext, judged: Judged, line: LineFacts): Outgoing {
  const { it, assignee, decision } = judged;
  const { kept, leftOut } = fitAttachments(it.article.attachments);
  const { letter, card } = composeHandover({
    ...caseFacts(context, judged, line),
    mail: {
      at: it.article.at,
      subject: it.article.subject,
      text: it.article.text,
      html: it.article.html,
      attachments: attachmentsOf({ ...it.article, attachments: kept }),
      cc: it.article.cc,
    },
    history: it.earlier,
    warnings: [
      ...leftOutWarning(context, it.ticket.mailbox, leftOut),
      ...(judged.shop ? [] : [wordsFor(context.config.business.language).handover.notLookedUp]),
      ...it.oddities,
    ],
    // The card says why by itself, and the owner's alert says it again.
    alert: null,
    handedOverFrom: handedOverFrom(context, judged),
    urgent: decision.alertOwner || decision.priority === URGENT,
    overdue: null,
  });
  return {
    kind: 'handover',
    key: handoverKey(it.article.id, assignee.id),
    mailbox: it.ticket.mailbox,
    ticketId: it.ticket.id,
    articleId: it.article.id,
    person: assignee.id,
    messageId: freshMessageId(context, it.ticket.mailbox),
    letter,
    card,
  };
}

/** Files named in a warning. */
const NAMED = 5;

/** What is too large for a mail is never missing in silence. */
function leftOutWarning(
  { config }: WorkerContext,
  mailbox: string,
  files: readonly ArticleAttachment[],
): string[] {
  if (files.length === 0) return [];
  const { language } = config.business;
  const megabytes = (size: number): string =>
    (size / 1e6).toLocaleString(language, { maximumFractionDigits: 1 });
  const named = files
    .slice(0, NAMED)
    .map(({ filename, size }) => `${nameSafe(filename)} (${megabytes(size)} MB)`);
  const more = files.length - named.length;
  return [wordsFor(language).handover.leftOut(named.join(', '), more, mailbox)];
}

/** The owner's alert: within a minute, about one customer, answered like a handover. */
export function alertMail(context: WorkerContext, judged: Judged, line: LineFacts): Outgoing {
  const { it, decision } = judged;
  const owner = ownerOf(context.config);
  const { letter, card } = composeAlert({
    ...caseFacts(context, judged, line),
    owner,
    why: decision.because,
    mail: { at: it.article.at, subject: it.article.subject, text: it.article.newText },
  });
  return {
    kind: 'alert',
    key: `alert:${it.article.id}`,
    mailbox: it.ticket.mailbox,
    ticketId: it.ticket.id,
    articleId: it.article.id,
    person: owner.id,
    messageId: freshMessageId(context, it.ticket.mailbox),
    letter,
    card,
  };
}

function caseFacts(context: WorkerContext, judged: Judged, line: LineFacts): CaseFacts {
  const { it, insight, value, decision, assignee } = judged;
  const { business } = context.config;
  return {
    business,
    ui: business.language,
    supportAddress: it.ticket.mailbox,
    now: context.now(),
    ...line.threading,
    replyAddress: line.replyAddress,
    assignee,
    because: decision.because,
    ticket: {
      number: it.ticket.number,
      subject: it.ticket.subject,
      openedAt: it.ticket.openedAt,
      nextActionAt: decision.nextActionAt,
    },
    customer: { name: it.article.fromName, address: it.article.fromAddress },
    value,
    insight,
    labels: [...new Set([...it.ticket.labels, ...decision.labels])],
    ...(judged.shop ? { shop: judged.shop } : {}),
    unclear: judged.unclear,
    suggestions: decision.suggestions,
  };
}

function handedOverFrom(
  context: WorkerContext,
  { it, assignee, decision, leftBecause }: Judged,
): { name: string; reason: string } | null {
  const { previousAssignee, earlier, again } = it;
  if (previousAssignee === null || previousAssignee === assignee.id) return null;
  if (earlier.length === 0 && !again) return null;
  const before = personOf(context, previousAssignee);
  return before ? { name: before.name, reason: leftBecause || decision.because } : null;
}

export function attachmentsOf(article: {
  readonly inboundId: number | null;
  readonly attachments: readonly ArticleAttachment[];
}): LetterAttachment[] {
  const { inboundId } = article;
  if (inboundId === null) return [];
  return article.attachments.map(file => ({
    inboundId,
    index: file.index,
    filename: file.filename,
    contentType: file.contentType,
    inline: file.inline,
    contentId: file.contentId,
  }));
}
