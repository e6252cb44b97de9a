import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../fixtures/new-text');

/** `newText` is exact; of signature and quotation it is said what they must hold. */
export interface NewTextExpectation {
  readonly newText: string;
  readonly signature: readonly string[];
  readonly quoted: readonly string[];
}

export interface NewTextFixture {
  readonly name: string;
  readonly raw: Buffer;
  readonly expected: NewTextExpectation;
}

/** Every `<case>.eml` with its `<case>.expected.json`; an empty folder is a failure. */
export function newTextFixtures(): NewTextFixture[] {
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
