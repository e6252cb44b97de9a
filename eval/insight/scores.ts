// What a classifier is worth, from what it should have said and what it said.
import type { Figure } from '../figure.ts';
import { share } from '../figure.ts';

/** One text: what is right, and what was said. */
export interface Told<T extends string = string> {
  readonly right: T;
  readonly said: T;
}

/** One text: whether it is so, and whether that was said. */
export interface Flagged {
  readonly is: boolean;
  readonly said: boolean;
}

/** 0..1; 0 where nothing was found. */
export function f1Of<T extends string>(label: T, told: readonly Told<T>[]): number {
  const found = told.filter(one => one.right === label && one.said === label).length;
  const both =
    told.filter(one => one.right === label).length + told.filter(one => one.said === label).length;
  return both === 0 ? 0 : (2 * found) / both;
}

/**
 * The mean of the labels' F1, 0..1, each label counting the same however rare it is. A label that no text
 * bears is left out; of no texts it is 0.
 */
export function macroF1<T extends string>(labels: readonly T[], told: readonly Told<T>[]): number {
  const borne = labels.filter(label => told.some(one => one.right === label));
  return borne.reduce((sum, label) => sum + f1Of(label, told) / borne.length, 0);
}

/** Recall over the texts that are so, precision over those of which it was said. */
export function recallAndPrecision(
  corpus: string,
  what: string,
  all: readonly Flagged[],
  wanted: { readonly recall: string; readonly precision: string },
): Figure[] {
  const should = all.filter(one => one.is).map(one => ({ right: one.said }));
  const called = all.filter(one => one.said).map(one => ({ right: one.is }));
  return [
    share(corpus, `${what}, recall`, should, wanted.recall),
    share(corpus, `${what}, precision`, called, wanted.precision),
  ];
}

/** 0..1 as percent, to one decimal. */
export function percent(part: number): number {
  return Math.round(1000 * part) / 10;
}

/** So many of a hundred sorted numbers are not above it (nearest rank); 0 of nothing. */
export function percentile(numbers: readonly number[], hundredth: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredth) / 100) - 1)] ?? 0;
}

/** The commonest mistakes, as `7 times refund taken for complaint`. */
export function mistakes(told: readonly Told[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const { right, said } of told) {
    if (right === said) continue;
    const mistake = `${right} taken for ${said}`;
    counts.set(mistake, (counts.get(mistake) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, most)
    .map(([mistake, count]) => `${count} times ${mistake}`);
}
