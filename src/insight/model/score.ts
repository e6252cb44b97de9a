// A model's answers about one text.
import { TOPICS } from '../insight.ts';
import type { Features } from './features.ts';
import { GENERAL_HEADS, type GeneralHead, MAIL_HEADS, type MailHead } from './heads.ts';
import { BYTES, keptRow, type Layer, type Model } from './model.ts';
import { answerOfParts, answersAt, PLACES, type Places, placesOf } from './places.ts';
import { sentenceParts, sentenceRows, sentenceScales } from './sentences.ts';
import { PLACE_ANSWERS, type TopicWeights, weighTopics } from './weighed-topics.ts';

export interface Answers {
  readonly general: Readonly<Record<GeneralHead, number>>;
  readonly mail: Readonly<Record<MailHead, number>>;
  /** 0 (reads like something else) .. 1 (reads like a mail to a shop). */
  readonly mailness: number;
}

/** The signs of the phrase books count so much beside the words. */
export const SIGN_SCALE = 0.4;

const PARTS = MAIL_HEADS.map(sentenceParts);
const IDLE = MAIL_HEADS.indexOf('idle');
const TOPIC_HEADS = TOPICS.map(topic => MAIL_HEADS.indexOf(topic));

export function answersTo(model: Model, features: Features, signs: readonly number[]): Answers {
  const general = answersOf(model.general, features, signs);
  const mail = mailAnswers(model, features, signs);
  return {
    general: named(GENERAL_HEADS, general),
    mail: named(MAIL_HEADS, mail),
    mailness: mailnessOf(general[GENERAL_HEADS.indexOf('mail')] ?? 0),
  };
}

function named<H extends string>(heads: readonly H[], answers: Float64Array): Record<H, number> {
  const found: Partial<Record<H, number>> = {};
  for (let at = 0; at < heads.length; at += 1) {
    const head = heads[at];
    if (head !== undefined) found[head] = answers[at] ?? 0;
  }
  return found as Record<H, number>;
}

/** In doubt it is a mail: that is what comes in here. */
export function mailnessOf(score: number): number {
  return Math.min(1, Math.max(0, score + 1));
}

function answersOf(layer: Layer, features: Features, signs: readonly number[]): Float64Array {
  const answers = new Float64Array(layer.biases);
  addSigns(answers, layer, signs);
  addRow(answers, sumsOf(layer, onlyShared(features), 1, null), 0);
  return answers;
}

/** Of kin a general layer learnt nothing. */
function onlyShared(features: Features): Features {
  return { ...features, count: features.shared };
}

function mailAnswers(model: Model, features: Features, signs: readonly number[]): Float64Array {
  const layer = model.mail;
  const scales = sentenceScales(features);
  const rows = scales.length + 1;
  const sums = sumsOf(layer, features, rows, sentenceRows(features, rows));
  const answers = new Float64Array(layer.biases);
  addSigns(answers, layer, signs);
  for (let row = 0; row < rows; row += 1) addRow(answers, sums, row);
  const alone = (head: number, row: number): number =>
    (layer.biases[head] ?? 0) + (scales[row] ?? 0) * (sums[row * layer.heads + head] ?? 0);
  const spoken = [...scales.keys()].filter(row => (scales[row] ?? 0) > 0);
  const at = placesOf(spoken, row => alone(IDLE, row));
  weighTopicsOf(answers, model.topics, at, alone);
  if (at) weighThreatsOf(answers, at, alone);
  return answers;
}

/** What a head says of a sentence, by row, when it is all that is said. */
type AloneOf = (head: number, row: number) => number;

function weighThreatsOf(answers: Float64Array, at: Places, alone: AloneOf): void {
  for (let head = 0; head < answers.length; head += 1) {
    const parts = PARTS[head];
    if (!parts) continue;
    answers[head] = answerOfParts(answers[head] ?? 0, parts, at, row => alone(head, row));
  }
}

function weighTopicsOf(
  answers: Float64Array,
  weights: TopicWeights,
  at: Places | null,
  alone: AloneOf,
): void {
  const said = new Float64Array(PLACE_ANSWERS);
  for (const [topic, head] of TOPIC_HEADS.entries()) {
    const each = answersAt(answers[head] ?? 0, at, row => alone(head, row));
    for (const [place, name] of PLACES.entries())
      said[place * TOPIC_HEADS.length + topic] = each[name];
  }
  const weighed = weighTopics(weights, said);
  for (const [topic, head] of TOPIC_HEADS.entries()) answers[head] = weighed[topic] ?? 0;
}

/** What the features add to each head, in rows; null: all in one row. */
function sumsOf(
  layer: Layer,
  features: Features,
  rows: number,
  rowOf: Uint8Array | null,
): Float64Array {
  const { heads, bytes, values, size } = layer;
  const { count, hashes, values: said } = features;
  const sums = new Float64Array(rows * heads);
  for (let at = 0; at < count; at += 1) {
    const row = keptRow(layer, placeOf(hashes[at] ?? 0, size));
    if (row < 0) continue;
    const value = said[at] ?? 0;
    let from = row * heads;
    let into = rowOf === null ? 0 : (rowOf[at] ?? 0) * heads;
    // The hottest loop of all: places are counted on, not computed.
    for (let middle = BYTES / 2; middle < values.length; middle += BYTES) {
      const weight = values[middle + (bytes[from] ?? 0)] ?? 0;
      sums[into] = (sums[into] ?? 0) + weight * value;
      from += 1;
      into += 1;
    }
  }
  return sums;
}

function addRow(answers: Float64Array, sums: Float64Array, row: number): void {
  const from = row * answers.length;
  for (let head = 0; head < answers.length; head += 1)
    answers[head] = (answers[head] ?? 0) + (sums[from + head] ?? 0);
}

function addSigns(answers: Float64Array, layer: Layer, signs: readonly number[]): void {
  for (let sign = 0; sign < signs.length; sign += 1) {
    const value = signs[sign] ?? 0;
    // Most phrases stand in no mail.
    if (value === 0) continue;
    for (let head = 0; head < layer.heads; head += 1) {
      const weight = layer.signs[head * signs.length + sign] ?? 0;
      answers[head] = (answers[head] ?? 0) + weight * value * SIGN_SCALE;
    }
  }
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
    addShares(shares, model.general, onlyShared(features), GENERAL_HEADS.indexOf(heads.general));
  if (heads.mail) addShares(shares, model.mail, features, MAIL_HEADS.indexOf(heads.mail));
  return shares;
}

function addShares(into: Float64Array, layer: Layer, features: Features, head: number): void {
  const { bytes, values, size, heads } = layer;
  const { count, hashes, words, values: said } = features;
  const middle = head * BYTES + BYTES / 2;
  for (let at = 0; at < count; at += 1) {
    const word = words[at] ?? -1;
    if (word < 0 || word >= into.length) continue;
    const row = keptRow(layer, placeOf(hashes[at] ?? 0, size));
    if (row < 0) continue;
    const byte = bytes[row * heads + head] ?? 0;
    into[word] = (into[word] ?? 0) + (values[middle + byte] ?? 0) * (said[at] ?? 0);
  }
}
