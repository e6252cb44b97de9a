// What reading a rule file needs everywhere: mistakes with their lines, keys with their nearest word.
import {
  isAlias,
  isNode,
  isScalar,
  type LineCounter,
  type Node,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { UiLanguage } from '../config.ts';
import { nearest } from '../nearest.ts';
import { fromGerman } from './german-words.ts';
import type { RuleWords, Unknown } from './rule-words.ts';
import { ruleWords } from './rule-words-for.ts';
import type { RuleError } from './schema.ts';
import { yamlTrouble } from './yaml-trouble.ts';

/** More are not shown: such a file is the wrong file. */
const MOST = 25;

export class Mistakes {
  readonly found: RuleError[] = [];
  readonly words: RuleWords;

  constructor(
    private readonly file: string,
    private readonly lines: LineCounter,
    ui: UiLanguage,
  ) {
    this.words = ruleWords(ui);
  }

  /** The parser gave up. */
  broken(text: string, error: YAMLError): void {
    const { kind, line } = yamlTrouble(text, error, this.lineOf(error.pos[0]));
    this.found.push({ file: this.file, line, words: this.words.yaml[kind] });
  }

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

  /** A word that is not on the list, with the one that was probably meant: `meant`, if the caller knows. */
  unknown(
    at: unknown,
    what: string,
    word: string,
    known: readonly string[],
    meant: string | null = null,
  ): void {
    const unknown = unknownOf(word, known);
    this.add(at, this.words.unknown(what, { ...unknown, near: meant ?? unknown.near }));
  }

  /** The values of a map by key; unknown keys are mistakes. `lists`: a value may be a list. */
  keysOf(map: YAMLMap, known: readonly string[], of: string, lists = false): Map<string, Node> {
    const parts = new Map<string, Node>();
    for (const { key, value } of map.items) {
      const name = textOf(key);
      if (parts.has(name)) {
        this.add(key, this.words.twice(name, lists));
      } else if (!known.includes(name)) {
        this.add(key, this.words.unknownKey(of, unknownOf(name, known)));
      } else if (isAlias(value)) {
        this.add(value, this.words.alias(value.source));
      } else if (!isNode(value)) {
        this.add(key, this.words.noValue(name));
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

function unknownOf(word: string, known: readonly string[]): Unknown {
  const near = fromGerman(word, known) ?? nearest(word, known);
  return { word: shortened(word), near, known };
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
