import type { RuleFacts } from '../../src/rules/facts.ts';

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
  guarantee: 'unknown',
  order: 'unknown',
  orders: null,
  orderTotal: null,
  customer: 'erika@example.org',
  mailbox: 'hilfe@shop.example',
  businessHours: true,
  weekday: 'mon',
  hour: 10,
  knownCustomer: false,
  tickets: 0,
  unanswered: 0,
  unhappyBefore: 0,
  unhappyRounds: 0,
  daysSinceLastMail: null,
};
