// `kulanz.yaml` as plain values, each with its place in the file, `${NAME}` filled in from the environment.
import { Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { yamlDanger } from '../yaml-guard.ts';
import { type Path, type Problems, pathText, variable } from './config-errors.ts';
import { yamlWords } from './yaml-words.ts';

/** Where a value stands. */
interface Place {
  readonly line: number;
  /** As typed, for scalars without quotation marks; null otherwise. */
  readonly plain: string | null;
  /** Holds something from the environment: never to be shown. */
  readonly secret: boolean;
}

export interface ConfigDocument {
  readonly value: unknown;
  /** Line of a path, or of the section it would stand in. From 1. */
  lineOf(path: Path): number;
  placeOf(path: Path): Place | undefined;
}

/** Reads the text; what is wrong with it goes to `problems`, and the document is then null. */
export function readDocument(
  text: string,
  env: NodeJS.ProcessEnv,
  problems: Problems,
): ConfigDocument | null {
  const danger = yamlDanger(text);
  if (danger) {
    problems.add([], danger.line, danger.words);
    return null;
  }
  const lines = new LineCounter();
  const parsed = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    keepSourceTokens: true,
    logLevel: 'error',
  });
  // The first only: what follows a broken line is mostly broken by it.
  const error = parsed.errors[0] ?? parsed.warnings[0];
  if (error) {
    problems.add([], lines.linePos(error.pos[0]).line, yamlWords(error, text));
    return null;
  }
  return parsed instanceof Document ? new Walk(parsed, lines, env, problems).document() : null;
}

const MAX_NODES = 10_000;
const MAX_DEPTH = 20;

/** One walk over the parsed tree: values, places, environment. Aliases count as what they stand for. */
class Walk {
  private readonly places = new Map<string, Place>();
  private nodes = 0;
  private exhaustedAt: number | null = null;

  constructor(
    private readonly parsed: Document,
    private readonly lines: LineCounter,
    private readonly env: NodeJS.ProcessEnv,
    private readonly problems: Problems,
  ) {}

  document(): ConfigDocument | null {
    const value = this.read(this.parsed.contents, [], 1);
    if (this.exhaustedAt !== null) {
      const words = 'too large or too deeply nested: an alias (*name) that multiplies itself?';
      this.problems.add([], this.exhaustedAt, words);
      return null;
    }
    const placeOf = (path: Path) => this.places.get(pathText(path));
    return {
      value,
      placeOf,
      lineOf: path => {
        for (let end = path.length; end > 0; end -= 1) {
          const place = placeOf(path.slice(0, end));
          if (place) return place.line;
        }
        return 1;
      },
    };
  }

  private read(node: unknown, path: Path, line: number): unknown {
    this.nodes += 1;
    if (this.nodes > MAX_NODES || path.length > MAX_DEPTH) {
      this.exhaustedAt ??= line;
      return null;
    }
    if (isAlias(node)) return this.readAlias(node, path, line);
    if (isMap(node)) return this.readMap(node.items, path, line);
    if (isSeq(node)) {
      this.place(path, line);
      return node.items.map((item, index) =>
        this.read(item, [...path, index], this.lineAt(item, line)),
      );
    }
    return isScalar(node) ? this.readScalar(node, path, line) : null;
  }

  private readAlias(
    node: { source: string; resolve(parsed: Document): unknown },
    path: Path,
    line: number,
  ): unknown {
    const target = node.resolve(this.parsed);
    if (target !== undefined) return this.read(target, path, line);
    this.problems.add(
      path,
      line,
      'nothing is named like this alias (*name); put it in quotation marks',
    );
    return null;
  }

  private readMap(items: readonly unknown[], path: Path, line: number): unknown {
    this.place(path, line);
    const entries: [string, unknown][] = [];
    for (const item of items) {
      const { key, value } = item as { key: unknown; value: unknown };
      const at = this.lineAt(key, line);
      if (!isScalar(key)) {
        this.problems.add(path, at, 'a key must be a plain word');
        continue;
      }
      const name = String(key.value);
      entries.push([name, this.read(value, [...path, name], at)]);
    }
    return Object.fromEntries(entries);
  }

  private readScalar(
    node: { value: unknown; type?: string; source?: string },
    path: Path,
    line: number,
  ): unknown {
    if (typeof node.value !== 'string') {
      this.place(path, line, node.type === 'PLAIN' ? (node.source ?? null) : null);
      return node.value;
    }
    const secret = node.value.includes('${');
    this.place(path, line, null, secret);
    return secret ? this.fill(node.value, path, line) : node.value;
  }

  /** Once only: what comes from the environment is not read for `${` again. */
  private fill(text: string, path: Path, line: number): string {
    return text.replace(/\$\{([^}]*)\}?/g, (whole, inner: string) => {
      if (!whole.endsWith('}') || !/^[A-Za-z_]\w*$/.test(inner)) {
        this.problems.add(
          path,
          line,
          `a variable is written like this: "${variable('IMAP_PASSWORD')}"`,
        );
        return '';
      }
      const value = Object.hasOwn(this.env, inner) ? this.env[inner] : undefined;
      if (value !== undefined) return value;
      const how = `Set it before the start: export ${inner}='...'`;
      this.problems.add(path, line, `the environment variable ${inner} is not set. ${how}`);
      return '';
    });
  }

  private place(path: Path, line: number, plain: string | null = null, secret = false): void {
    this.places.set(pathText(path), { line, plain, secret });
  }

  private lineAt(node: unknown, otherwise: number): number {
    const range = (node as { range?: readonly number[] | null } | null)?.range;
    return range?.[0] === undefined ? otherwise : this.lines.linePos(range[0]).line;
  }
}
