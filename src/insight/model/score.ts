// A model's answers about one text.
import type { Features } from './features.ts';
import { GENERAL_HEADS, type GeneralHead, MAIL_HEADS, type MailHead } from './heads.ts';
import { BYTES, type Layer, type Model } from './model.ts';

export interface Answers {
  readonly general: Readonly<Record<GeneralHead, number>>;
  readonly mail: Readonly<Record<MailHead, number>>;
  /** 0 (reads like something else) .. 1 (reads like a mail to a shop). */
  readonly mailness: number;
}

/** The signs of the phrase books count so much beside the words. */
export const SIGN_SCALE = 0.4;

export function answersTo(model: Model, features: Features, signs: readonly number[]): Answers {
  const general = answersOf(model.general, features, signs);
  const mail = answersOf(model.mail, features, signs);
  const named = Object.fromEntries(GENERAL_HEADS.map((head, at) => [head, general[at] ?? 0]));
  const asked = Object.fromEntries(MAIL_HEADS.map((head, at) => [head, mail[at] ?? 0]));
  return {
    general: named as Record<GeneralHead, number>,
    mail: asked as Record<MailHead, number>,
    mailness: mailnessOf(general[GENERAL_HEADS.indexOf('mail')] ?? 0),
  };
}

/** In doubt it is a mail: that is what comes in here. */
export function mailnessOf(score: number): number {
  return Math.min(1, Math.max(0, 2 * score + 1));
}

function answersOf(layer: Layer, features: Features, signs: readonly number[]): Float64Array {
  const { heads, bytes, values } = layer;
  const answers = Float64Array.from(layer.biases);
  for (let at = 0; at < features.count; at += 1) {
    const from = placeOf(features.hashes[at] ?? 0, layer.size) * heads;
    const value = features.values[at] ?? 0;
    for (let head = 0; head < heads; head += 1) {
      const weight = values[head * BYTES + (bytes[from + head] ?? 0) + BYTES / 2] ?? 0;
      answers[head] = (answers[head] ?? 0) + weight * value;
    }
  }
  for (let head = 0; head < heads; head += 1) {
    for (const [sign, value] of signs.entries()) {
      const weight = layer.signs[head * signs.length + sign] ?? 0;
      answers[head] = (answers[head] ?? 0) + weight * value * SIGN_SCALE;
    }
  }
  return answers;
}

export function placeOf(hash: number, size: number): number {
  return Math.floor((hash / 4_294_967_296) * size);
}

/**
 * How much each word of the text (index of `words`) added to what a head says, letters and pairs included.
 * @param amount general and mail layer's head, either may be null
 */
export function shareOfWords(
  model: Model,
  features: Features,
  heads: { readonly general: GeneralHead | null; readonly mail: MailHead | null },
  words: number,
): Float64Array {
  const shares = new Float64Array(words);
  if (heads.general)
    addShares(shares, model.general, features, GENERAL_HEADS.indexOf(heads.general));
  if (heads.mail) addShares(shares, model.mail, features, MAIL_HEADS.indexOf(heads.mail));
  return shares;
}

function addShares(into: Float64Array, layer: Layer, features: Features, head: number): void {
  for (let at = 0; at < features.count; at += 1) {
    const word = features.words[at] ?? -1;
    if (word < 0 || word >= into.length) continue;
    const byte =
      layer.bytes[placeOf(features.hashes[at] ?? 0, layer.size) * layer.heads + head] ?? 0;
    const weight = layer.values[head * BYTES + byte + BYTES / 2] ?? 0;
    into[word] = (into[word] ?? 0) + weight * (features.values[at] ?? 0);
  }
}
