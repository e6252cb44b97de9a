import type { RuleFacts } from '../../src/rules/schema.ts';

/** An ordinary mail, for tests to vary. */
export const ORDINARY: RuleFacts = {
  kind: 'human',
  language: 'de',
  mood: 0,
  level: 'neutral',
  threats: [],
  topics: ['question'],
  value: 0,
  super: false,
  customer: 'erika@example.org',
  mailbox: 'hilfe@shop.example',
};
