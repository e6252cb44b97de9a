/**
 * What is known of a handover when its reply comes back: enough to tell the human's words from ours.
 * Addresses are lower case.
 */
export interface SentHandover {
  readonly ticketNumber: string;
  /** What must never leave: the secret lines of the text card, as sent. */
  readonly card: string;
  /** The customer's mail as text. */
  readonly customerText: string;
  /** Words on the card that a human may well tell the customer: names of gifts. */
  readonly openWords?: readonly string[];
  /**
   * The handover's bodies as sent: card, fences, history and the customer's mail in the form that a
   * mail program quotes. Without them only `card` and `customerText` are recognised.
   */
  readonly sentText?: string;
  readonly sentHtml?: string | null;
  /** The secret parts of the reply addresses, without prefix. */
  readonly tokens: readonly string[];
  /** Message-IDs of internal mails, with angle brackets. */
  readonly messageIds: readonly string[];
  /** Addresses of the configuration's people. */
  readonly internalAddresses: readonly string[];
  /** The replying human's own address. */
  readonly ownPersonAddress: string;
  /** With which their signature begins. */
  readonly ownPersonName?: string;
  /** Of the ticket's mailbox. */
  readonly supportAddress: string;
  /** Every support address and alias. */
  readonly ownAddresses?: readonly string[];
}
