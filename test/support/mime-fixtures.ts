import type { Address } from '../../src/mail/message.ts';
import { type EmlFixture, emlFixtures } from './eml-fixtures.ts';

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

export const mimeFixtures = (): EmlFixture<MimeExpectation>[] => emlFixtures('mime');
