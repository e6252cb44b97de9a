import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from '../../src/mail/message.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/mime');

/** What a fixture says of its mail; what is left out is not asked. */
export interface MimeExpectation {
  readonly from?: Address | null;
  readonly to?: readonly Address[];
  readonly subject?: string;
  /** ISO 8601. */
  readonly date?: string;
  /** The whole text but white space around it. */
  readonly text?: string;
  readonly text_contains?: readonly string[];
  readonly text_lacks?: readonly string[];
  /** All of them, in order. */
  readonly attachments?: readonly {
    readonly filename: string;
    readonly size?: number;
    readonly contentType?: string;
  }[];
}

export interface MimeFixture {
  readonly name: string;
  readonly raw: Buffer;
  readonly expected: MimeExpectation;
}

/** Every `<case>.eml` with its `<case>.expected.json`; an empty folder is a failure. */
export function mimeFixtures(): MimeFixture[] {
  const names = readdirSync(FOLDER)
    .filter(file => file.endsWith('.eml'))
    .map(file => file.slice(0, -'.eml'.length));
  if (names.length === 0) throw new Error(`No fixtures in ${FOLDER}.`);
  return names.map(name => ({
    name,
    raw: readFileSync(join(FOLDER, `${name}.eml`)),
    expected: JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8')),
  }));
}
