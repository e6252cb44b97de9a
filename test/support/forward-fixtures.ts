import { type EmlFixture, emlFixtures } from './eml-fixtures.ts';

/** Parts of the forward; what is left out is not asked. Null: the mail isn't one. */
export type ForwardExpectation = Readonly<Record<string, unknown>> | null;

export const forwardFixtures = (): EmlFixture<ForwardExpectation>[] => emlFixtures('forwards');
