// Words that stand among the same words are of a kind, "solicitor" and "barrister": whatever the training seldom had
// counts as its kin do (Brown et al., "Class-Based n-gram Models of Natural Language", 1992; learnt by models/kin.ts).
import { hashOf } from './hash.ts';

/** Groups of each word, at every level: few wide ones, then many close ones. */
export const KIN_LEVELS = 2;

export interface Kin {
  /** Hashes of words, at their place or the next free one; 0: free. */
  readonly words: Uint32Array;
  /** Of the word at a place, `place * KIN_LEVELS + level`. */
  readonly groups: Uint16Array;
}

export interface KinWord {
  readonly hash: number;
  /** 0 to 65535, a level. */
  readonly groups: readonly number[];
}

const WORD = 11;
/** Bytes of a word in a file: its hash, then its groups. */
const BYTES = 4 + 2 * KIN_LEVELS;

/** @param norm as features have it */
export function kinHash(norm: string): number {
  return hashOf(WORD, norm);
}

export function kinFrom(words: readonly KinWord[]): Kin {
  const size = 2 ** Math.ceil(Math.log2(2 * words.length + 2));
  const kin = {
    words: new Uint32Array(size),
    groups: new Uint16Array(size * KIN_LEVELS),
  };
  for (const { hash, groups } of words) {
    const place = placeFor(kin, hash);
    kin.words[place] = hash;
    kin.groups.set(groups, place * KIN_LEVELS);
  }
  return kin;
}

/** Where a word's groups begin in `groups`; -1: it has no kin. */
export function kinAt(kin: Kin, norm: string): number {
  const place = placeFor(kin, kinHash(norm));
  return kin.words[place] === 0 ? -1 : place * KIN_LEVELS;
}

/** There is always a free one: at most half of them are taken. */
function placeFor({ words }: Kin, hash: number): number {
  const mask = words.length - 1;
  let place = hash & mask;
  while (words[place] !== 0 && words[place] !== hash) place = (place + 1) & mask;
  return place;
}

/** Bytes that so many words take in a model's file. */
export function kinLength(words: number): number {
  return words * BYTES;
}

export function encodeKin(words: readonly KinWord[]): Buffer {
  const bytes = Buffer.alloc(kinLength(words.length));
  for (const [at, { hash, groups }] of words.entries()) {
    bytes.writeUInt32LE(hash, at * BYTES);
    for (const [level, group] of groups.entries())
      bytes.writeUInt16LE(group, at * BYTES + 4 + 2 * level);
  }
  return bytes;
}

export function decodeKin(bytes: Uint8Array): Kin {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = Array.from({ length: bytes.length / BYTES }, (_, at) => ({
    hash: view.getUint32(at * BYTES, true),
    groups: Array.from({ length: KIN_LEVELS }, (_, level) =>
      view.getUint16(at * BYTES + 4 + 2 * level, true),
    ),
  }));
  return kinFrom(words);
}
