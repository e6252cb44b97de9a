import { describe, expect, it, vi } from 'vitest';
import { PermanentError, TransientError } from '../../src/errors.ts';
import { createRinger } from '../../workers/poll-ringer.ts';
import { createSuspects } from '../../workers/poll-suspects.ts';
import {
  createBackoff,
  createTroubles,
  DatabaseTrouble,
  inDatabase,
} from '../../workers/poll-troubles.ts';

const passing = new TransientError('refused');
const lasting = new PermanentError('wrong password');

describe('backoff', () => {
  const timings = {
    backoffMin: 1_000,
    backoffMax: 60_000,
    refusedMin: 60_000,
    refusedMax: 600_000,
  };

  it('doubles up to a minute, with jitter, and begins anew after success', () => {
    const backoff = createBackoff(timings, () => 1);
    const waits = Array.from({ length: 8 }, () => backoff.next(passing));
    expect(waits).toEqual([1e3, 2e3, 4e3, 8e3, 16e3, 32e3, 60e3, 60e3]);
    backoff.reset();
    expect(backoff.next(passing)).toBe(1_000);
    expect(createBackoff(timings, () => 0).next(passing)).toBe(1_000);
  });

  it('never tries a refused login more than once a minute', () => {
    const backoff = createBackoff(timings, () => 0);
    const waits = Array.from({ length: 30 }, () => backoff.next(lasting));
    expect(Math.min(...waits)).toBe(60_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(600_000);
  });
});

it('tells each kind of trouble once, then after ten minutes, and when it is over', () => {
  vi.useFakeTimers();
  try {
    const lines: string[] = [];
    const say = (level: string) => (_details: object, words: string) =>
      lines.push(`${level} ${words}`);
    const log = {
      info: say('info'),
      warn: say('warn'),
      error: say('error'),
      debug: () => undefined,
    };
    const troubles = createTroubles(log as never, {}, 600_000);
    troubles.over();
    for (const error of [
      passing,
      passing,
      new DatabaseTrouble('away'),
      lasting,
      lasting,
      passing,
    ]) {
      troubles.say(error);
    }
    expect(lines).toEqual([
      'warn poll: not reachable, trying again',
      'warn poll: not reachable, trying again',
      'error poll: needs your help',
    ]);
    vi.advanceTimersByTime(600_001);
    troubles.say(lasting);
    expect(lines).toHaveLength(4);
    troubles.over();
    troubles.over();
    expect(lines.slice(4)).toEqual(['info poll: all is well again']);
  } finally {
    vi.useRealTimers();
  }
});

it('tells the database from the mail server', async () => {
  const { signal } = new AbortController();
  const fails = (error: Error) => inDatabase(signal, () => Promise.reject(error));
  await expect(fails(new Error('terminated'))).rejects.toThrow(DatabaseTrouble);
  await expect(fails(passing)).rejects.toBe(passing);
  const lost = new AbortController();
  const hanging = inDatabase(lost.signal, () => new Promise(() => undefined));
  lost.abort();
  await expect(hanging).rejects.toThrow(DatabaseTrouble);
});

describe('suspects', () => {
  const mails = [1, 2].map(uid => ({ uid, size: 1, receivedAt: new Date(0) }));
  const fail = () => Promise.reject(passing);

  it('are read one by one after two failures, and put aside after five', async () => {
    const suspects = createSuspects(() => false);
    for (let times = 0; times < 2; times++) {
      expect(suspects.batch(mails)).toBe(false);
      await suspects.watch(mails, fail).catch(() => undefined);
    }
    expect(suspects.batch(mails)).toBe(true);
    for (let times = 0; times < 5; times++) {
      expect(suspects.single(1)).toBe(false);
      await suspects.watch(mails.slice(0, 1), fail).catch(() => undefined);
    }
    expect(suspects.single(1)).toBe(true);
  });

  it('are none because of the database, a stop, or what has worked since', async () => {
    let stopping = false;
    const suspects = createSuspects(() => stopping);
    const one = mails.slice(0, 1);
    for (let times = 0; times < 9; times++) {
      const away = () => Promise.reject(new DatabaseTrouble('away'));
      await suspects.watch(one, away).catch(() => undefined);
    }
    stopping = true;
    for (let times = 0; times < 9; times++) await suspects.watch(one, fail).catch(() => undefined);
    stopping = false;
    for (let times = 0; times < 9; times++) {
      await suspects.watch(one, fail).catch(() => undefined);
      await suspects.watch(one, async () => 'read');
    }
    expect(suspects.single(1)).toBe(false);
  });
});

describe('the ringer', () => {
  it('has one call under way and rings together for what came meanwhile', async () => {
    const calls: number[][] = [];
    let free: () => void = () => undefined;
    const ring = createRinger(
      async ids => {
        calls.push([...ids]);
        await new Promise<void>(resolve => {
          free = resolve;
        });
      },
      { warn: () => undefined } as never,
    );
    ring([]);
    ring([1]);
    ring([2, 3]);
    for (let at = 4; at < 5_000; at++) ring([at]);
    expect(calls).toEqual([[1]]);
    free();
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]?.slice(0, 3)).toEqual([2, 3, 4]);
    expect(calls[1]).toHaveLength(1_000);
  });
});
