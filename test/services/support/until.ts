import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL = 100;

/** Asks again until the answer is neither null, undefined nor false; throws after `limit` ms. */
export async function until<T>(
  what: string,
  limit: number,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`not within ${limit / 1000} s: ${what}`);
    await sleep(INTERVAL);
  }
}
