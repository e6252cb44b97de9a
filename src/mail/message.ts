// What Kulanz knows of a message once it is parsed. Plain data; `read-message.ts` makes it.

/** RFC 5322 mailbox. `address` is lower case; `name` is decoded, '' when absent. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

export interface Attachment {
  /** Decoded, without path or control characters; never ''. */
  readonly filename: string;
  /** Lower case, without parameters. */
  readonly contentType: string;
  /** Bytes, decoded. */
  readonly size: number;
  /** Shown inside the HTML body (Content-ID that the HTML refers to). */
  readonly inline: boolean;
  /** Without angle brackets. */
  readonly contentId: string | null;
  readonly content: Buffer;
}

export interface Message {
  /** With angle brackets; null when absent or unreadable. */
  readonly messageId: string | null;
  /** Message-IDs with angle brackets, in order. */
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly from: Address | null;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** Every address it was sent to by any header: To, Cc, Delivered-To, X-Original-To, Envelope-To. Lower case. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly date: Date | null;
  /** Lower-case name -> unfolded, undecoded values in order of appearance. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The whole body as a person sees it: the text part, or the HTML as text. '\n' line ends. */
  readonly text: string;
  /** The HTML body as it came, unsanitized, or null. */
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
}

/** `human | auto-reply | bounce | bulk | loop` (the contract, section 4). */
export type MailKind = 'human' | 'auto-reply' | 'bounce' | 'bulk' | 'loop';

/** The verdict on who is talking; `reason` is '' for a human and names the rule otherwise. */
export interface KindVerdict {
  readonly kind: MailKind;
  readonly reason: string;
}

/** RFC 3464, what a bounce tells. */
export interface Bounce {
  /** The address that could not be reached, lower case; '' when the bounce does not say. */
  readonly recipient: string;
  /** Enhanced status (RFC 3463) such as `5.1.1`; '' when the bounce does not say. */
  readonly status: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** `hard`: the address is dead. `soft`: anything else, and whatever isn't sure. */
  readonly permanence: 'hard' | 'soft';
  /** Message-ID of the mail that bounced, with angle brackets. */
  readonly originalMessageId: string | null;
  /** The words of the server that refused, for the human who is told. */
  readonly diagnostic: string;
  /** Further recipients that the same report calls failed; absent: none. */
  readonly alsoFailed?: readonly FailedRecipient[];
}

export type FailedRecipient = Pick<Bounce, 'recipient' | 'status' | 'diagnostic'>;

/** A body cut into what the person newly wrote and the rest; nothing is lost. */
export interface SplitText {
  readonly newText: string;
  readonly signature: string;
  readonly quoted: string;
}
