import { type EmlFixture, emlFixtures } from './eml-fixtures.ts';

/** `newText` is exact; of signature and quotation it is said what they must hold. */
export interface NewTextExpectation {
  readonly newText: string;
  readonly signature: readonly string[];
  readonly quoted: readonly string[];
}

export const newTextFixtures = (): EmlFixture<NewTextExpectation>[] => emlFixtures('new-text');
