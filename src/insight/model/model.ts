// A trained model as it lies in `models/`: one line of JSON, then one byte a weight.
import { SIGN_COUNT } from '../signs.ts';
import { GENERAL_HEADS, GENERAL_SIZE, MAIL_HEADS, MAIL_SIZE, type MailHead } from './heads.ts';

/** Weights of several heads over the same hashed features. */
export interface Layer {
  readonly size: number;
  readonly heads: number;
  /** Weight of head h for place p at `p * heads + h`: what belongs together is fetched together. */
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
  readonly format: 'kulanz-model-1';
  readonly language: 'de' | 'en';
  readonly general: LayerHead;
  readonly mail: LayerHead;
  readonly thresholds: Readonly<Partial<Record<MailHead, number>>>;
}

/** Bytes of a model's file; throws when they are none, or of another version. */
export function decodeModel(bytes: Uint8Array): Model {
  const end = bytes.indexOf(0x0a);
  if (end < 0) throw new Error('not a model: its first line is missing');
  const head = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8')) as ModelHead;
  const generalBytes = GENERAL_SIZE * GENERAL_HEADS.length;
  const fits = [head.general, head.mail].every(layer =>
    layer?.signs?.every(row => row.length === SIGN_COUNT),
  );
  const wanted = end + 1 + generalBytes + MAIL_SIZE * MAIL_HEADS.length;
  if (head.format !== 'kulanz-model-1' || bytes.length !== wanted || !fits) {
    throw new Error(
      'not a model of this version: run `npm run train`, or restore models/ from the release',
    );
  }
  const body = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, wanted - end - 1);
  return {
    language: head.language,
    general: layerOf(head.general, body.subarray(0, generalBytes), GENERAL_SIZE),
    mail: layerOf(head.mail, body.subarray(generalBytes), MAIL_SIZE),
    thresholds: head.thresholds,
  };
}

function layerOf(head: LayerHead, bytes: Int8Array, size: number): Layer {
  return {
    size,
    heads: head.scales.length,
    bytes,
    values: Float32Array.from(head.scales.flatMap(valuesOf)),
    signs: Float32Array.from(head.signs.flat()),
    biases: Float32Array.from(head.biases),
  };
}

/** Square-root companding: small weights, which are most, keep their differences. */
function valuesOf(scale: number): number[] {
  return Array.from({ length: BYTES }, (_, at) => {
    const part = (at - 128) / 127;
    return Math.sign(part) * part * part * scale;
  });
}
