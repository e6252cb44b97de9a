import type { Bounce, MailKind } from '../../src/mail/message.ts';
import { type EmlFixture, emlFixtures } from './eml-fixtures.ts';

/** What a fixture says of its mail; what is left out is not asked. */
export interface MailExpectation {
  readonly kind: MailKind;
  readonly reason: string;
  readonly bounce?: Bounce;
  /** ISO 8601, or null: does not say. */
  readonly away?: string | null;
}

export const mailFixtures = (): EmlFixture<MailExpectation>[] => emlFixtures('mail');
