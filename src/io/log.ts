// JSON lines on stderr. What is logged: what happened to which row. Never mail text, never a secret.
import {
  type DestinationStream,
  destination as fileDescriptor,
  type Logger as Pino,
  pino,
} from 'pino';
import { wordsOf } from '../errors.ts';

export type Logger = Pino;
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Whatever carries a secret, at the top and one or two objects deep. */
const SECRETS = [
  ...['password', 'pass', 'clientSecret', 'refreshToken', 'accessToken', 'token', 'authorization'],
  ...['auth', 'oauth2', 'secret'],
];
const PATHS = SECRETS.flatMap(key => [key, `*.${key}`, `*.*.${key}`]);

/**
 * A logger.
 * @param to where the lines go; stderr unless told, written at once so that nothing is lost at the end
 */
export function createLogger(
  level: LogLevel,
  to: DestinationStream = fileDescriptor({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      redact: { paths: PATHS, censor: '[secret]' },
      serializers: { err: errorForLog, error: errorForLog },
    },
    { write: line => void to.write(line.replace(URL_CREDENTIALS, '$1[secret]@')) },
  );
}

/** Also where an error's words quote the URL of a database or a queue: nothing leaves without this. */
const URL_CREDENTIALS = /(\/\/[^\s:@/"]*:)[^\s@/"]*@/g;

/** An error's words on one line; its fields may hold what was sent or who is logged in. */
function errorForLog(error: unknown): unknown {
  return error instanceof Error ? wordsOf(error) : error;
}
