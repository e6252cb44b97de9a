/** One line as a reader sees it, of a text or of HTML. */
export interface QuotableLine {
  /** Without quote marks; white space folded; '' for an empty line. */
  readonly text: string;
  /** Quote marks before it, or quotations around it. */
  readonly depth: number;
  /** Within an element that only mail programs make, around what they quote. */
  readonly container: boolean;
  /** Within an element that only mail programs make, around an attribution. */
  readonly intro: boolean;
  /** A picture and no text. */
  readonly media: boolean;
}

/**
 * human: written by the human; cut: came with the handover; quote: the customer's own words that the
 * human left standing above an answer to them.
 */
export type Verdict = 'human' | 'cut' | 'quote';

export interface Judged {
  readonly verdicts: readonly Verdict[];
  /** Lines that were cut as quoted although they are not known from the handover. */
  readonly doubtful: readonly string[];
}
