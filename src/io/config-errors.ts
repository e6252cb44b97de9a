// What is wrong with a configuration, gathered until all of it is known, then said at once.
import { UsageError } from '../errors.ts';

/** Keys and list indexes from the root, e.g. `['mailboxes', 0, 'imap', 'port']`. */
export type Path = readonly (string | number)[];

interface Problem {
  readonly line: number;
  readonly path: string;
  readonly words: string;
}

/** A file with a thousand mistakes is the wrong file. */
const MOST_SHOWN = 25;

/** `mailboxes[0].imap.port` */
export function pathText(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${key}`))
    .join('');
}

/** `${NAME}`, as the file writes a value from the environment. */
export function variable(name: string): string {
  return `\${${name}}`;
}

/** The problems of one file. A path is named once: the first word on it explains the rest. */
export class Problems {
  private readonly found = new Map<string, Problem>();

  constructor(private readonly file: string) {}

  add(path: Path, line: number, words: string): void {
    const text = pathText(path);
    const key = text === '' ? `line ${line}` : text;
    if (!this.found.has(key)) this.found.set(key, { line, path: text, words });
  }

  /** Whether this path, or something it stands in, is known to be wrong already. */
  covers(path: Path): boolean {
    return path.some((_, index) => this.found.has(pathText(path.slice(0, index + 1))));
  }

  get any(): boolean {
    return this.found.size > 0;
  }

  /** Every problem in the order of the file, as `kulanz.yaml:12: mailboxes[0].imap.port: ...`. */
  toError(): UsageError {
    const lines = [...this.found.values()]
      .sort((a, b) => a.line - b.line)
      .map(({ line, path, words }) => `${this.file}:${line}: ${path ? `${path}: ` : ''}${words}`);
    const rest = lines.length - MOST_SHOWN;
    if (rest > 0) lines.splice(MOST_SHOWN, rest, `${this.file}: and ${rest} more`);
    return new UsageError(lines.join('\n'));
  }
}
