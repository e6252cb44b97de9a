// What the models are asked, in the order of their weights.
import { THREATS, TOPICS } from '../insight.ts';

/** Asked of all texts: what sounds how in general, and whether it reads like a mail to a shop. */
export const GENERAL_HEADS = ['negative', 'neutral', 'positive', 'mail'] as const;

/**
 * Asked of mails. The first three add to the general answers, as far as a text reads like a mail. The last is asked of
 * single sentences: whether one says nothing of what the mail is about (`Thank you.`, `Order 48213`).
 */
export const MAIL_HEADS = [
  'negative',
  'neutral',
  'positive',
  'extreme',
  ...THREATS,
  ...TOPICS,
  'idle',
] as const;

export type GeneralHead = (typeof GENERAL_HEADS)[number];
export type MailHead = (typeof MAIL_HEADS)[number];

/** Places for weights of hashed features, a head. */
export const GENERAL_SIZE = 2 ** 18;
export const MAIL_SIZE = 2 ** 18;
/** So many of them are more than zero; with the kin of words both fill 2 MB. */
export const GENERAL_KEPT = 96_000;
export const MAIL_KEPT = 74_800;
