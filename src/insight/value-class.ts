import type { CustomerValue } from './insight.ts';

export const VALUE_CLASSES = ['super', 'high', 'medium', 'low', 'unknown'] as const;
/** What a customer means to the merchant, in a word. `unknown` is not the same as `low`. */
export type ValueClass = (typeof VALUE_CLASSES)[number];

export function valueClass(value: CustomerValue): ValueClass {
  if (value.super) return 'super';
  if (value.reasons.length === 0) return 'unknown';
  if (value.score >= 0.66) return 'high';
  return value.score >= 0.33 ? 'medium' : 'low';
}
