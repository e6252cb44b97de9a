// What training gives.
import type { Label } from '../src/insight/insight.ts';
import type { MailHead } from '../src/insight/model/heads.ts';

/** Weights over a whole row (rows.ts), the bias last. */
export interface Learned {
  readonly feelings: Readonly<Record<Label, Float64Array>>;
  readonly mailness: Float64Array;
  /** Feelings are the very same weights here. */
  readonly mail: Readonly<Record<MailHead, Float64Array>>;
}
