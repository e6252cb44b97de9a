import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface EmlFixture<Expectation> {
  readonly name: string;
  readonly raw: Buffer;
  readonly expected: Expectation;
}

/** Every `<case>.eml` of a folder with its `<case>.expected.json`; an empty folder is a failure. */
export function emlFixtures<Expectation>(folder: string): EmlFixture<Expectation>[] {
  const path = join(import.meta.dirname, '../fixtures', folder);
  const names = readdirSync(path)
    .filter(file => file.endsWith('.eml'))
    .map(file => file.slice(0, -'.eml'.length));
  if (names.length === 0) throw new Error(`No fixtures in ${path}.`);
  return names.map(name => ({
    name,
    raw: readFileSync(join(path, `${name}.eml`)),
    expected: JSON.parse(readFileSync(join(path, `${name}.expected.json`), 'utf8')),
  }));
}
