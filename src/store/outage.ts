// Tells a database that is down or full from a row that it refuses.
import { wordsOf } from '../errors.ts';
import { errorCode } from './error-code.ts';

/**
 * SQLSTATE: no connection (08), deadlock and the like (40), resources (53: full disk, no connection
 * left), locks (55), shutdown (57), the system itself (58). Not 57014: a statement that takes too long
 * may be the mail's doing.
 */
const OF_THE_SERVER = /^(?:08|40|53|55|57P|58)/;
/** Node's words for a line that is cut. */
const OF_THE_NETWORK = /^E(?:CONN|PIPE|HOST|NET|TIMEDOUT|AI_AGAIN|NOTFOUND)/;
/** What pg throws without a code. */
const OF_THE_DRIVER =
  /connection terminated|connection error|timeout exceeded when trying to connect|query read timeout|server closed the connection/i;

/** A time limit of the database's (57014, 25P03, 25P04), or its own fault (XX000). */
const OF_THE_MOMENT = /^(?:57014|25P03|25P04|XX000)$/;

/** Like an outage for what must be stored: it is as good a row as any, and may be stored a moment later. */
export function mayPass(error: unknown): boolean {
  return isOutage(error) || OF_THE_MOMENT.test(errorCode(error));
}

/** Not this row's fault: what was tried may be tried again as if it had not been. */
export function isOutage(error: unknown): boolean {
  const code = errorCode(error);
  if (code !== '') return OF_THE_SERVER.test(code) || OF_THE_NETWORK.test(code);
  return OF_THE_DRIVER.test(wordsOf(error));
}
