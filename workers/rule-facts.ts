// What rules may ask of a case besides the mail itself: what was before. What the orders tell: `shop.ts`.
import type { Insight } from '../src/insight/insight.ts';
import type { HistoryFacts } from '../src/rules/facts.ts';
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
