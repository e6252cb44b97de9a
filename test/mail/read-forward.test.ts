import { describe, expect, it } from 'vitest';
import { readForward } from '../../src/mail/read-forward.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { forwardFixtures } from '../support/forward-fixtures.ts';

describe('readForward', () => {
  it.each(forwardFixtures())('$name', async ({ raw, expected }) => {
    const forward = await readForward(await readMessage(raw));
    if (expected === null) return expect(forward).toBeNull();
    const got = forward && { ...forward, date: forward.date?.toISOString() ?? null };
    expect(got).toMatchObject(expected);
  });
});
