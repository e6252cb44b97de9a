/**
 * The two lines that fence what is internal in a handover. They are text, because text is what every
 * mail client keeps when it quotes; each carries the ticket number, because that makes it unmistakable.
 *
 *     === K-24813: only for you, not for the customer ===
 *     ... the card ...
 *     === K-24813: the mail from Erika Muster ===
 *     ... the customer's mail, whole ...
 */
export function fence(ticketNumber: string, words: string): string {
  return `=== ${ticketNumber}: ${words} ===`;
}

/** A fence line wherever it stands in a line, quoted, indented or wrapped at its end. */
export const FENCE = /===\s?K-\d{5,}:/;
