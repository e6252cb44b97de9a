import { statusesIn } from './bounce-text.ts';

/**
 * How much a status (RFC 3463) tells: `x.0.0` nothing but its class, `4.4.7` only that time ran out,
 * `x.1.0` the field, `x.1.1` the case.
 */
function tells(status: string): number {
  if (status === '') return -1;
  if (/^\d\.0\.0$/.test(status)) return 0;
  if (/^\d\.4\.7$/.test(status)) return 1;
  return status.endsWith('.0') ? 2 : 3;
}

/**
 * The status that says most: of the report's field, of the server's words, and of the report's own text
 * where those two say only the class. Where two say as much, the server knew better.
 */
export function statusOf(field: string, diagnostic: string, own: string): string {
  const told = mostTelling([...statusesIn(diagnostic), field]);
  // A delivered mail's status is its field: the text may speak of others.
  const enough = told.startsWith('2') || tells(told) > 1;
  const status = enough ? told : mostTelling([told, ...statusesIn(own)]);
  return status === '' ? generalStatus(diagnostic || own) : status;
}

function mostTelling(statuses: readonly string[]): string {
  let best = '';
  for (const one of statuses) if (tells(one) > tells(best)) best = one;
  return best;
}

/** Without any enhanced status the SMTP code still tells its class (RFC 2034, 4). */
function generalStatus(words: string): string {
  const code = /(?<![\d.:/-])([45])(?:[2-5]|0|1)\d[ :-]/.exec(words)?.[1];
  return code === undefined ? '' : `${code}.0.0`;
}
