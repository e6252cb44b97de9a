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
    to,
  );
}

const URL_CREDENTIALS = /(\/\/[^\s:@/]*:)[^\s@/]*@/g;

/** An error's words without the password of a URL; its stack only where somebody debugs. */
function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? clean(error) : error;
  return clean(wordsOf(error));
}

function clean(words: string): string {
  return words.replace(URL_CREDENTIALS, '$1[secret]@');
}
