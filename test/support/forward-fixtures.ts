import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../fixtures/forwards');

/** Parts of the forward; what is left out is not asked. Null: the mail isn't one. */
export type ForwardExpectation = Readonly<Record<string, unknown>> | null;

export interface ForwardFixture {
  readonly name: string;
  readonly raw: Buffer;
  readonly expected: ForwardExpectation;
}

/** Every `<case>.eml` with its `<case>.expected.json`; an empty folder is a failure. */
export function forwardFixtures(): ForwardFixture[] {
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
