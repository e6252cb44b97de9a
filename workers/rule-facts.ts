// What rules may ask of a case besides the mail itself: what was before, and what the orders tell.
import type { Insight } from '../src/insight/insight.ts';
import type { HistoryFacts, OrderFacts } from '../src/rules/facts.ts';
import type { Trx } from '../src/store/tickets.ts';
import type { Case } from '../src/store/triage-cases.ts';

const DAY = 86_400_000;

export function historyFactsOf({ history, past }: Case, insight: Insight, now: Date): HistoryFacts {
  const { lastMailAt, unhappyRounds, unhappyThisRound } = past;
  const unhappy = /unhappy$/.test(insight.sentiment.level) || unhappyThisRound;
  const since = lastMailAt === null ? null : Math.floor((+now - +lastMailAt) / DAY);
  return {
    knownCustomer: history.firstSeenAt !== null,
    tickets: history.tickets,
    unanswered: history.unanswered,
    unhappyBefore: history.unhappy,
    unhappyRounds: unhappyRounds + Number(unhappy),
    daysSinceLastMail: since === null ? null : Math.max(0, since),
  };
}

/**
 * What the orders tell of each case, by article id. This is the one place where the facts `guarantee`,
 * `order`, `orders` and `orderTotal` come from; a case that isn't in the map has them as `unknown`.
 */
export async function loadOrderFacts(
  _trx: Trx,
  _cases: readonly Case[],
): Promise<ReadonlyMap<number, OrderFacts>> {
  return new Map();
}
