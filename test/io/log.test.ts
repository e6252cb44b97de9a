import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/io/log.ts';

function logged(
  act: (log: ReturnType<typeof createLogger>) => void,
  level: 'debug' | 'warn' = 'debug',
) {
  const lines: string[] = [];
  act(createLogger(level, { write: line => void lines.push(line) }));
  return lines;
}

describe('the logger', () => {
  it('writes JSON lines with level and time in words', () => {
    const [line = ''] = logged(log => log.info({ ticket: 'K-1' }, 'opened'));
    expect(JSON.parse(line)).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      ticket: 'K-1',
      msg: 'opened',
    });
  });

  it('leaves out what is below its level', () => {
    expect(logged(log => log.info('x'), 'warn')).toEqual([]);
  });

  it('never writes a secret', () => {
    const account = {
      host: 'imap',
      password: 'geheim1',
      oauth2: { clientSecret: 'geheim2', refreshToken: 'geheim3' },
    };
    const text = logged(log => {
      log.info({ account, token: 'geheim4', auth: { user: 'u', pass: 'geheim5' } }, 'x');
      log.info(account);
      log.info({ mailbox: { imap: account } });
      log.error({ error: new Error('connect postgres://kulanz:geheim6@db/kulanz') });
      log.error({ err: new Error('at redis://:geheim7@queue:6379') });
    }).join('\n');
    expect(text).not.toContain('geheim');
    expect(text).toContain('postgres://kulanz:[secret]@db/kulanz');
  });

  it('writes what is no error as it is', () => {
    const [line = ''] = logged(log => log.warn({ error: { code: 7 } }, 'x'));
    expect(JSON.parse(line).error).toEqual({ code: 7 });
  });
});
