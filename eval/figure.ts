/** One measured figure: what `npm run eval` prints, a line each. */
export interface Figure {
  /** A corpus, or `all`. */
  readonly corpus: string;
  readonly what: string;
  readonly value: number;
  /** `%`, `points` (of percent), `ms`, `MB`, `cases`, `mails/s`, `ratio`. */
  readonly unit: string;
  /** Cases that the figure rests on; absent for times and rates. */
  readonly of?: number;
  /** The figure to reach, as `>= 85` or `<= 1`; absent where none was set. */
  readonly wanted?: string;
  /** Who was measured; absent: Kulanz. */
  readonly by?: string;
}

/** What a section of an evaluation gives: its figures, and a text for each case that went wrong. */
export interface Section {
  readonly figures: readonly Figure[];
  readonly failures: readonly string[];
  /** Lines below the table that help to read it. */
  readonly notes?: readonly string[];
}

/** A share of cases in percent, to one decimal. */
export function share(
  corpus: string,
  what: string,
  results: readonly { readonly right: boolean }[],
  wanted?: string,
): Figure {
  const right = results.filter(one => one.right).length;
  const percent = results.length === 0 ? 0 : (100 * right) / results.length;
  return {
    corpus,
    what,
    value: Math.round(10 * percent) / 10,
    unit: '%',
    of: results.length,
    ...(wanted === undefined ? {} : { wanted }),
  };
}
