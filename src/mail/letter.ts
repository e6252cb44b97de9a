import type { Address } from './message.ts';

/** A file that goes with a letter: bytes that are stored already, as part `index` of an inbound. */
export interface LetterAttachment {
  readonly inboundId: number;
  readonly index: number;
  readonly filename: string;
  readonly contentType: string;
  readonly inline: boolean;
  readonly contentId: string | null;
}

/** A mail ready to leave, as stored in the outbox: everything but its Message-ID and its bytes. */
export interface Letter {
  readonly from: Address;
  readonly replyTo: Address | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  /** RFC 5322 msg-ids with angle brackets. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** Further headers; names as to be written. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly LetterAttachment[];
}
