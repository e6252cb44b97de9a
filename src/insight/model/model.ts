// A trained model as it lies in `models/`: one line of JSON; then, of each layer, a bit a place that says whether it is
// kept, and of the kept ones one byte a weight; last the kin of words.
import { SIGN_COUNT } from '../signs.ts';
import { GENERAL_HEADS, GENERAL_SIZE, MAIL_HEADS, MAIL_SIZE, type MailHead } from './heads.ts';
import { decodeKin, type Kin, kinLength } from './kin.ts';
import { TOPIC_WEIGHTS, type TopicWeights } from './weighed-topics.ts';

/** Weights of several heads over the same hashed features. */
export interface Layer {
  readonly size: number;
  readonly heads: number;
  /** A bit a place, 32 a number, the lowest first: some of its weights are not zero. */
  readonly kept: Int32Array;
  /** How many places are kept before each number of `kept`. */
  readonly before: Int32Array;
  /** Weight of head h in row r at `r * heads + h`: what belongs together is fetched together. */
  readonly bytes: Int8Array;
  /** What byte -128..127 of head h stands for, at `h * 256 + byte + 128`. */
  readonly values: Float32Array;
  /** For the signs of the phrase books, `head * SIGN_COUNT + sign`. */
  readonly signs: Float32Array;
  readonly biases: Float32Array;
}

export interface Model {
  readonly language: 'de' | 'en';
  readonly general: Layer;
  readonly mail: Layer;
  readonly topics: TopicWeights;
  readonly kin: Kin;
  /** A head says yes above it. */
  readonly thresholds: Readonly<Partial<Record<MailHead, number>>>;
}

/** How many values a byte has. */
export const BYTES = 256;

interface LayerHead {
  readonly scales: readonly number[];
  readonly signs: readonly (readonly number[])[];
  readonly biases: readonly number[];
}

export interface ModelHead {
  readonly format: 'kulanz-model-4';
  readonly language: 'de' | 'en';
  readonly general: LayerHead;
  readonly mail: LayerHead;
  readonly topics: readonly number[];
  /** How many words have kin. */
  readonly kin: number;
  readonly thresholds: Readonly<Partial<Record<MailHead, number>>>;
}

/** Bytes of a model's file; throws when they are none, or of another version. */
export function decodeModel(bytes: Uint8Array): Model {
  const end = bytes.indexOf(0x0a);
  if (end < 0) throw new Error('not a model: its first line is missing');
  const head = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8')) as ModelHead;
  const fits = [head.general, head.mail].every(layer =>
    layer?.signs?.every(row => row.length === SIGN_COUNT),
  );
  if (head.format !== 'kulanz-model-4' || !fits || head.topics?.length !== TOPIC_WEIGHTS)
    throw otherVersion();
  const general = layerOf(head.general, bytes.subarray(end + 1), GENERAL_SIZE);
  const read = end + 1 + lengthOf(general);
  const mail = layerOf(head.mail, bytes.subarray(read), MAIL_SIZE);
  const heads = general.heads === GENERAL_HEADS.length && mail.heads === MAIL_HEADS.length;
  const kinStart = read + lengthOf(mail);
  if (!heads || bytes.length !== kinStart + kinLength(head.kin)) throw otherVersion();
  const { language, thresholds } = head;
  const topics = Float32Array.from(head.topics);
  return { language, general, mail, topics, kin: decodeKin(bytes.subarray(kinStart)), thresholds };
}

function otherVersion(): Error {
  return new Error(
    'not a model of this version: run `npm run train`, or restore models/ from the release',
  );
}

function layerOf(head: LayerHead, body: Uint8Array, size: number): Layer {
  const { kept, before, count } = placesOf(body, size);
  const heads = head.scales.length;
  const weights = body.subarray(size / 8, size / 8 + count * heads);
  if (weights.length < count * heads) throw otherVersion();
  return {
    size,
    heads,
    kept,
    before,
    bytes: new Int8Array(weights.buffer, weights.byteOffset, weights.length),
    values: Float32Array.from(head.scales.flatMap(valuesOf)),
    signs: Float32Array.from(head.signs.flat()),
    biases: Float32Array.from(head.biases),
  };
}

/** Bytes that a layer takes in the file. */
function lengthOf({ size, bytes }: Layer): number {
  return size / 8 + bytes.length;
}

/** The kept places are those whose bit is set, the lowest bit of a byte first. */
function placesOf(bits: Uint8Array, size: number) {
  if (bits.length < size / 8) throw otherVersion();
  const numbers = new DataView(bits.buffer, bits.byteOffset, size / 8);
  const kept = new Int32Array(size / 32);
  const before = new Int32Array(size / 32);
  let count = 0;
  for (let word = 0; word < kept.length; word += 1) {
    const places = numbers.getInt32(4 * word, true);
    kept[word] = places;
    before[word] = count;
    count += bitsIn(places);
  }
  return { kept, before, count };
}

/**
 * Row of a place in `bytes`; -1: all its weights are zero. Bits and counts stay in the processor's nearest cache,
 * as a table of rows would not.
 */
export function keptRow({ kept, before }: Layer, place: number): number {
  const word = place >>> 5;
  const bit = 1 << (place & 31);
  const bits = kept[word] ?? 0;
  return (bits & bit) === 0 ? -1 : (before[word] ?? 0) + bitsIn(bits & (bit - 1));
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Square-root companding: small weights, which are most, keep their differences. */
function valuesOf(scale: number): number[] {
  return Array.from({ length: BYTES }, (_, at) => {
    const part = (at - 128) / 127;
    return Math.sign(part) * part * part * scale;
  });
}
