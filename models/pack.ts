// Learned weights to the bytes of a model's file (src/insight/model/model.ts reads them).
import {
  GENERAL_HEADS,
  GENERAL_SIZE,
  MAIL_HEADS,
  MAIL_SIZE,
  type MailHead,
} from '../src/insight/model/heads.ts';
import type { ModelHead } from '../src/insight/model/model.ts';
import { placeOf } from '../src/insight/model/score.ts';
import { SIGN_COUNT } from '../src/insight/signs.ts';
import type { Learned } from './learn.ts';
import type { Lexicon } from './lexicons.ts';
import {
  GENERAL_SIGNS,
  LEXICON,
  LEXICON_SCALE,
  MAIL_BIAS,
  MAIL_SIGNS,
  MAIL_WORDS,
  ROW_SIZE,
} from './rows.ts';

interface Slice {
  readonly words: Float64Array;
  readonly signs: Float64Array;
  readonly bias: number;
}

export function packModel(
  language: 'de' | 'en',
  learned: Learned,
  thresholds: Readonly<Partial<Record<MailHead, number>>>,
  lexicon: Lexicon,
): Buffer {
  const general = GENERAL_HEADS.map(head =>
    generalSlice(head === 'mail' ? learned.mailness : learned.feelings[head], lexicon),
  );
  const mail = MAIL_HEADS.map(head =>
    mailSlice(feelingOf(learned, head) ?? learned.mail[head], learned, head),
  );
  const first: ModelHead = {
    format: 'kulanz-model-1',
    language,
    general: headOf(general),
    mail: headOf(mail),
    thresholds,
  };
  const line = Buffer.from(`${JSON.stringify(first)}\n`);
  return Buffer.concat([line, bytesOf(general, GENERAL_SIZE), bytesOf(mail, MAIL_SIZE)]);
}

function feelingOf(learned: Learned, head: MailHead): Float64Array | null {
  return head === 'negative' || head === 'neutral' || head === 'positive'
    ? learned.feelings[head]
    : null;
}

/** What the lexicon weighs is added to the weights of its words: so it needs no look-up in use. */
function generalSlice(weights: Float64Array, lexicon: Lexicon): Slice {
  const words = weights.slice(0, GENERAL_SIZE);
  for (const [hash, value] of lexicon) {
    const place = placeOf(hash, GENERAL_SIZE);
    words[place] = (words[place] ?? 0) + value * LEXICON_SCALE * (weights[LEXICON] ?? 0);
  }
  return {
    words,
    signs: weights.subarray(GENERAL_SIGNS, GENERAL_SIGNS + SIGN_COUNT),
    bias: weights[ROW_SIZE] ?? 0,
  };
}

/** What mails add to a feeling has no bias of its own but that of the mail; the other heads have both. */
function mailSlice(weights: Float64Array, learned: Learned, head: MailHead): Slice {
  const own = feelingOf(learned, head) ? 0 : (weights[ROW_SIZE] ?? 0);
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

/** `sqrt(weight / scale)` in 127 steps, with its sign. */
function bytesOf(slices: readonly Slice[], size: number): Buffer {
  const bytes = Buffer.alloc(size * slices.length);
  for (const [head, { words }] of slices.entries()) {
    const scale = short(scaleOf(words));
    for (const [place, weight] of words.entries()) {
      const step = Math.round(Math.sqrt(Math.min(1, Math.abs(weight) / scale)) * 127);
      bytes.writeInt8(weight < 0 ? -step : step, place * slices.length + head);
    }
  }
  return bytes;
}
