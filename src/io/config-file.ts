// `kulanz.yaml` -> Config: read, fill in the environment, validate, freeze. The only reader of it.
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { UsageError, wordsOf } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { checkConfig } from './config-checks.ts';
import { type ConfigDocument, readDocument } from './config-document.ts';
import { Problems } from './config-errors.ts';
import { reportIssues } from './config-issues.ts';
import { type ConfigInput, configSchema } from './config-schema.ts';

/** Reads and validates the file at `path`. Throws a UsageError that lists every problem. */
export function readConfig(path: string, env: NodeJS.ProcessEnv): Config {
  const file = shown(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw unreadable(file, error);
  }
  return parseConfig(decode(bytes, file), path, env);
}

/** The same for text; `file` is its path, for messages and for what is relative to it. */
export function parseConfig(text: string, file: string, env: NodeJS.ProcessEnv): Config {
  const problems = new Problems(shown(file));
  const document = readDocument(text, env, problems);
  const input = document && validate(document, problems);
  if (problems.any || !input) throw problems.toError();
  return freeze(configOf(input, resolve(file), logLevelOf(env)));
}

function validate(document: ConfigDocument, problems: Problems): ConfigInput | null {
  if (document.value === null || document.value === undefined) {
    problems.add([], 1, 'the file is empty. "kulanz init" makes one');
    return null;
  }
  const result = configSchema.safeParse(document.value, { reportInput: false });
  if (!result.success) {
    reportIssues(result.error.issues, document, problems);
    return null;
  }
  checkConfig(result.data, (path, words) => problems.add(path, document.lineOf(path), words));
  return result.data;
}

function configOf(input: ConfigInput, file: string, logLevel: Config['logLevel']): Config {
  const inFolder = (path: string) => resolve(dirname(file), path);
  const { database } = input.storage;
  return {
    ...input,
    file,
    storage: {
      ...input.storage,
      database: /^postgres(?:ql)?:\/\//.test(database) ? database : inFolder(database),
    },
    rules: inFolder(input.rules),
    logLevel,
  };
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

function logLevelOf(env: NodeJS.ProcessEnv): Config['logLevel'] {
  const asked = env.LOG_LEVEL?.trim().toLowerCase();
  if (!asked) return 'info';
  const level = LOG_LEVELS.find(known => known === asked);
  if (level) return level;
  const near = nearest(asked, LOG_LEVELS);
  throw new UsageError(
    `environment variable LOG_LEVEL: expected ${LOG_LEVELS.join(', ')}${near ? `; did you mean "${near}"?` : ''} Example: LOG_LEVEL=info`,
  );
}

/** As a person at this prompt would name it. */
function shown(path: string): string {
  const near = relative(process.cwd(), resolve(path));
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}

function unreadable(file: string, error: unknown): UsageError {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new UsageError(
      `${file}: there is no such file. "kulanz init" makes one; --config FILE names another`,
    );
  }
  if (code === 'EISDIR') {
    return new UsageError(`${file}: is a directory. Name the file: --config ${file}/kulanz.yaml`);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new UsageError(`${file}: may not be read by this user; see its owner and mode: ls -l`);
  }
  return new UsageError(`${file}: can not be read: ${wordsOf(error)}`);
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: is not UTF-8 text. Save it as "UTF-8" in the editor`);
  }
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}
