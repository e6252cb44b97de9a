import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bounce, MailKind } from '../../src/mail/message.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/mail');

/** What a fixture says of its mail; what is left out is not asked. */
export interface MailExpectation {
  readonly kind: MailKind;
  readonly reason: string;
  readonly bounce?: Bounce;
  /** ISO 8601, or null: does not say. */
  readonly away?: string | null;
}

export interface MailFixture {
  readonly name: string;
  readonly raw: Buffer;
  readonly expected: MailExpectation;
}

/** Every `<case>.eml` with its `<case>.expected.json`; an empty folder is a failure. */
export function mailFixtures(): MailFixture[] {
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
