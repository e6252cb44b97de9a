import type { Address } from '../src/mail/message.ts';
import type { ArticleAttachment, NewArticle } from '../src/store/schema.ts';
import { storable, storableJson } from '../src/store/text.ts';
import type { Trx } from '../src/store/tickets.ts';
import type { Reading } from './reading.ts';

/** Longer HTML is not kept a second time; the text is handed over instead. Characters. */
const MAX_HTML = 500_000;

/** A reading that becomes an article. */
export interface ArticleDraft {
  readonly reading: Reading;
  readonly ticketId: number;
  readonly direction: 'in' | 'out' | 'internal';
  readonly author: 'customer' | 'agent' | 'machine';
  readonly person?: string;
  readonly token?: string;
  readonly cc?: readonly Address[];
  /** The words to show; the new text of the mail unless given. */
  readonly newText?: string;
  readonly answers?: number | null;
  readonly triage?: 'none' | 'waiting';
}

/** Stores articles and what later mails will name them by; returns article ids by inbound id. */
export async function insertArticles(
  trx: Trx,
  drafts: readonly ArticleDraft[],
): Promise<Map<number, number>> {
  if (drafts.length === 0) return new Map();
  const rows = await trx
    .insertInto('article')
    .values(drafts.map(rowOf))
    .returning(['id', 'inboundId'])
    .execute();
  const idOf = new Map(rows.map(row => [row.inboundId ?? 0, row.id]));
  const refs = drafts.flatMap(draft => refsOf(draft, idOf.get(draft.reading.inbound.id) ?? 0));
  if (refs.length > 0)
    await trx
      .insertInto('messageRef')
      .values(refs)
      .onConflict(conflict => conflict.doNothing())
      .execute();
  return idOf;
}

function rowOf(draft: ArticleDraft): NewArticle {
  const { message, sender, split, verdict, inbound } = draft.reading;
  // A human of ours is who they are, wherever they want their answers.
  const writer = draft.author === 'agent' ? (message.from ?? sender) : sender;
  const html = message.html && message.html.length <= MAX_HTML ? storable(message.html) : null;
  return {
    ticketId: draft.ticketId,
    inboundId: inbound.id,
    direction: draft.direction,
    author: draft.author,
    person: draft.person ?? null,
    token: draft.token ?? null,
    kind: verdict.kind,
    fromName: storable(writer.name, 200),
    fromAddress: storable(writer.address, 320),
    replyTo: storableJson(draft.reading.answerTo),
    cc: storableJson(draft.cc ?? []),
    messageId: message.messageId === null ? null : storable(message.messageId, 1_000),
    refs: storableJson(draft.reading.mentions),
    subject: storable(message.subject, 500),
    at: inbound.receivedAt,
    text: storable(message.text),
    newText: storable(draft.newText ?? split.newText),
    html: draft.direction === 'in' ? html : null,
    attachments: storableJson(attachmentsOf(draft.reading)),
    answers: draft.answers ?? null,
    triage: draft.triage ?? 'none',
  };
}

function attachmentsOf(reading: Reading): ArticleAttachment[] {
  return reading.message.attachments.slice(0, 100).map((file, index) => ({
    index,
    filename: file.filename,
    contentType: file.contentType,
    size: file.size,
    inline: file.inline,
    contentId: file.contentId,
  }));
}

/** Only what the customer's side knows: an agent's references name our internal mails. */
function refsOf(draft: ArticleDraft, articleId: number) {
  if (draft.author === 'agent') return [];
  const { messageId, mentions } = draft.reading;
  const ticketId = draft.ticketId;
  return [
    ...(messageId ? [{ messageId, ticketId, role: 'article' as const, articleId }] : []),
    ...mentions.map(mention => ({
      messageId: mention,
      ticketId,
      role: 'reference' as const,
      articleId,
    })),
  ];
}
