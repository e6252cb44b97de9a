import { expect, it } from 'vitest';
import { isOutage, mayPass } from '../../src/store/outage.ts';

const error = (code: string, message = 'x') => Object.assign(new Error(message), { code });

it.each(['08006', '40P01', '53100', '53300', '55P03', '57P01', '58030', 'ECONNREFUSED', 'EPIPE'])(
  '%s is the server, not the row',
  code => expect(isOutage(error(code))).toBe(true),
);

it.each(['22021', '23505', '57014', 'P0001', 'KU001', '54000', 'ERR_INVALID_ARG_TYPE'])(
  '%s is the row',
  code => expect(isOutage(error(code))).toBe(false),
);

it('a time limit of the database may pass, where the row is known to be a good one', () => {
  for (const code of ['57014', '25P03', '25P04', 'XX000', '57P01']) {
    expect(mayPass(error(code))).toBe(true);
  }
  expect(mayPass(error('23514'))).toBe(false);
});

it('knows the words of a driver whose line was cut', () => {
  expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isOutage(new Error('timeout exceeded when trying to connect'))).toBe(true);
  expect(isOutage(new Error('the date can not be read'))).toBe(false);
  expect(isOutage('words')).toBe(false);
});
