import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../fixtures/sanitize/', import.meta.url);

export interface SanitizeFixture {
  readonly name: string;
  readonly html: string;
  /** `null`: there is nothing to show. */
  readonly expected: string | null;
}

/** `case.html` beside `case.expected.html`; throws when there are fewer than there should be. */
export function sanitizeFixtures(fewest: number): SanitizeFixture[] {
  const names = readdirSync(FOLDER).filter(
    file => file.endsWith('.html') && !file.endsWith('.expected.html'),
  );
  if (names.length < fewest) throw new Error(`only ${names.length} fixtures in ${FOLDER.pathname}`);
  return names.map(file => {
    const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
    const expected = read(file.replace(/\.html$/, '.expected.html')).replace(/\n$/, '');
    return { name: file, html: read(file), expected: expected === 'null' ? null : expected };
  });
}
