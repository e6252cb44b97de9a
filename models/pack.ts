// Learned weights to the bytes of a model's file (src/insight/model/model.ts reads them).
import {
  GENERAL_HEADS,
  GENERAL_SIZE,
  MAIL_HEADS,
  MAIL_SIZE,
  type MailHead,
} from '../src/insight/model/heads.ts';
import { encodeKin, type KinWord } from '../src/insight/model/kin.ts';
import type { ModelHead } from '../src/insight/model/model.ts';
import type { TopicWeights } from '../src/insight/model/weighed-topics.ts';
import { SIGN_COUNT } from '../src/insight/signs.ts';
import type { Learned } from './learned.ts';
import { GENERAL_SIGNS, MAIL_BIAS, MAIL_SIGNS, MAIL_WORDS, ROW_SIZE } from './rows.ts';

interface Slice {
  readonly words: Float64Array;
  readonly signs: Float64Array;
  readonly bias: number;
}

/** What is found on mails that the weights hadn't learnt from. */
export interface Chosen {
  readonly thresholds: Readonly<Partial<Record<MailHead, number>>>;
  readonly topics: TopicWeights;
  readonly kin: readonly KinWord[];
}

export function packModel(language: 'de' | 'en', learned: Learned, chosen: Chosen): Buffer {
  const general = GENERAL_HEADS.map(head =>
    generalSlice(head === 'mail' ? learned.mailness : learned.feelings[head]),
  );
  const mail = MAIL_HEADS.map(head => mailSlice(learned.mail[head], head));
  const first: ModelHead = {
    format: 'kulanz-model-4',
    language,
    general: headOf(general),
    mail: headOf(mail),
    topics: [...chosen.topics].map(short),
    kin: chosen.kin.length,
    thresholds: chosen.thresholds,
  };
  const line = Buffer.from(`${JSON.stringify(first)}\n`);
  const weights = [bytesOf(general, GENERAL_SIZE), bytesOf(mail, MAIL_SIZE)];
  return Buffer.concat([line, ...weights, encodeKin(chosen.kin)]);
}

function generalSlice(weights: Float64Array): Slice {
  return {
    words: weights.subarray(0, GENERAL_SIZE),
    signs: weights.subarray(GENERAL_SIGNS, GENERAL_SIGNS + SIGN_COUNT),
    bias: weights[ROW_SIZE] ?? 0,
  };
}

/** What mails add to a feeling has no bias of its own but that of the mail: the general layer has the other. */
function mailSlice(weights: Float64Array, head: MailHead): Slice {
  const isFeeling = GENERAL_HEADS.some(one => one === head);
  const own = isFeeling ? 0 : (weights[ROW_SIZE] ?? 0);
  return {
    words: weights.subarray(MAIL_WORDS, MAIL_WORDS + MAIL_SIZE),
    signs: weights.subarray(MAIL_SIGNS, MAIL_SIGNS + SIGN_COUNT),
    bias: own + (weights[MAIL_BIAS] ?? 0),
  };
}

function headOf(slices: readonly Slice[]): ModelHead['general'] {
  return {
    scales: slices.map(({ words }) => short(scaleOf(words))),
    signs: slices.map(({ signs }) => [...signs].map(short)),
    biases: slices.map(({ bias }) => short(bias)),
  };
}

function scaleOf(words: Float64Array): number {
  return words.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6);
}

/** Six digits: what prints the same everywhere. */
function short(number: number): number {
  return Number(number.toPrecision(6));
}

/** A bit a place: kept or not; then of each kept place `sqrt(weight / scale)` in 127 steps, with its sign, a head. */
function bytesOf(slices: readonly Slice[], size: number): Buffer {
  const steps = slices.map(stepsOf);
  const bits = Buffer.alloc(size / 8);
  const rows: Buffer[] = [];
  for (let place = 0; place < size; place += 1) {
    const row = steps.map(one => one[place] ?? 0);
    if (row.every(step => step === 0)) continue;
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
    rows.push(Buffer.from(Int8Array.from(row).buffer));
  }
  return Buffer.concat([bits, ...rows]);
}

function stepsOf({ words }: Slice): Int8Array {
  const scale = short(scaleOf(words));
  return Int8Array.from(words, weight => {
    const step = Math.round(Math.sqrt(Math.min(1, Math.abs(weight) / scale)) * 127);
    return weight < 0 ? -step : step;
  });
}
