// What reading a rule file needs everywhere: mistakes with their lines, keys with their nearest word.
import { isAlias, isNode, isScalar, type LineCounter, type Node, type YAMLMap } from 'yaml';
import { nearest } from '../nearest.ts';
import type { RuleError } from './schema.ts';

/** More are not shown: such a file is the wrong file. */
const MOST = 25;

export class Mistakes {
  readonly found: RuleError[] = [];

  constructor(
    private readonly file: string,
    private readonly lines: LineCounter,
  ) {}

  /** At a node, or at an offset in the text. */
  add(at: unknown, words: string): void {
    const line = this.lineOf(at);
    const known = this.found.some(error => error.line === line && error.words === words);
    if (!known && this.found.length < MOST) this.found.push({ file: this.file, line, words });
  }

  sorted(): RuleError[] {
    return [...this.found].sort((a, b) => a.line - b.line);
  }

  /** `routing.yaml:12` */
  whereOf(node: unknown): string {
    return `${this.file}:${this.lineOf(node)}`;
  }

  /** A word that is not on the list, with the one that was probably meant. */
  unknown(at: unknown, what: string, word: string, known: readonly string[]): void {
    const near = nearest(word, known);
    const meant = near === null ? '' : ` Did you mean "${near}"?`;
    this.add(at, `unknown ${what} "${shortened(word)}".${meant} Known: ${known.join(', ')}`);
  }

  /** The values of a map by key; unknown keys are mistakes. */
  keysOf(map: YAMLMap, known: readonly string[], of: string): Map<string, Node> {
    const parts = new Map<string, Node>();
    for (const { key, value } of map.items) {
      const name = textOf(key);
      if (parts.has(name)) {
        this.add(key, `"${name}" stands here twice; one of several is asked with a list: [a, b]`);
      } else if (!known.includes(name)) {
        this.unknown(key, `word in ${of}:`, name, known);
      } else if (isAlias(value)) {
        this.add(value, `"*${value.source}" stands for other words: write them out here`);
      } else if (!isNode(value)) {
        this.add(key, `"${name}" needs a value`);
      } else {
        parts.set(name, value);
      }
    }
    return parts;
  }

  private lineOf(at: unknown): number {
    const offset = typeof at === 'number' ? at : isNode(at) ? at.range?.[0] : 0;
    return this.lines.linePos(offset ?? 0).line || 1;
  }
}

/** The words of a scalar; '' for anything else. */
export function textOf(node: unknown): string {
  return isScalar(node) && node.value !== null && node.value !== undefined
    ? String(node.value).slice(0, 200)
    : '';
}

export function shortened(word: string): string {
  return word.length > 60 ? `${word.slice(0, 57)}...` : word;
}
