import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../fixtures/quoting/quoting.json');

/** How mail programs of many languages quote, as they write it; all by a shop's Ada Lind. */
interface Quoting {
  /** By language, by mail program. */
  readonly attributions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly headerBlocks: Readonly<Record<string, readonly string[]>>;
  readonly deviceLines: Readonly<Record<string, readonly string[]>>;
}

const QUOTING = JSON.parse(readFileSync(FILE, 'utf8')) as Quoting;

export const ATTRIBUTIONS: readonly { name: string; attribution: string }[] = Object.entries(
  QUOTING.attributions,
).flatMap(([language, programs]) =>
  Object.entries(programs).map(([program, attribution]) => ({
    name: `${language}, ${program}`,
    attribution,
  })),
);

export const HEADER_BLOCKS: readonly { language: string; lines: readonly string[] }[] =
  Object.entries(QUOTING.headerBlocks).map(([language, lines]) => ({ language, lines }));

export const DEVICE_LINES: readonly string[] = Object.values(QUOTING.deviceLines).flat();

/** The forms in which an attribution arrives: as it is, wrapped in three ways, with hard spaces. */
export function wrappings(attribution: string): string[] {
  const bracket = attribution.indexOf('<');
  const words = attribution.split(' ');
  const half = Math.floor(words.length * 0.6);
  return [
    attribution,
    ...(bracket > 0
      ? [`${attribution.slice(0, bracket + 1)}\n${attribution.slice(bracket + 1)}`]
      : []),
    ...(words.length > 5
      ? [`${words.slice(0, half).join(' ')}\n${words.slice(half).join(' ')}`]
      : []),
    attribution.replace(/(\S)([:：])$/, '$1\n$2').replace('>\n:', '\n>:'),
    attribution.replaceAll(' ', '\u00a0'),
  ];
}
