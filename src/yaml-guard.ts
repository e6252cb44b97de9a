// Text that would bring the YAML parser down (it dies of memory, uncatchably, on deep nesting), found
// before the parser sees it. What people write is nowhere near these limits.

export interface YamlDanger {
  /** From 1. */
  readonly line: number;
  readonly words: string;
  readonly kind: 'size' | 'line' | 'depth';
  /** Characters; 0 where it isn't about length. */
  readonly amount: number;
}

const MAX_LENGTH = 1_000_000;
const MAX_LINE = 10_000;
/** Columns of indentation, and of the `- - -` and `? ?` that nest within one line. */
const MAX_INDENT = 200;
const MAX_BRACKETS = 32;

/** Why this text is not fit to be parsed as YAML, or null. One pass. */
export function yamlDanger(text: string): YamlDanger | null {
  if (text.length > MAX_LENGTH) {
    const words = `too large: ${sizeWords(text.length)}, at most 1 MB`;
    return { line: 1, words, kind: 'size', amount: text.length };
  }
  let open = 0;
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    if (line.length > MAX_LINE) {
      const words = `a line of ${line.length} characters, at most ${MAX_LINE}`;
      return { line: number, words, kind: 'line', amount: line.length };
    }
    open = deepest(line, open);
    if (indentOf(line) > MAX_INDENT || open > MAX_BRACKETS) {
      const words = 'nested too deeply: is a closing bracket missing?';
      return { line: number, words, kind: 'depth', amount: 0 };
    }
  }
  return null;
}

/** Nested brackets at the end of a line, or more than allowed as soon as there are more. */
function deepest(line: string, before: number): number {
  let open = before;
  for (const char of line) {
    if (char === '[' || char === '{') open += 1;
    else if ((char === ']' || char === '}') && open > 0) open -= 1;
    if (open > MAX_BRACKETS) return open;
  }
  return open;
}

function indentOf(line: string): number {
  return line.search(/[^\s?-]/) === -1 ? line.trimEnd().length : line.search(/[^\s?-]/);
}

/** `1.6 MB` */
export function sizeWords(length: number): string {
  return `${(length / 1_000_000).toFixed(1)} MB`;
}
