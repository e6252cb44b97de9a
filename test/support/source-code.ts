// Reads the repository's own source, for tests about its shape: which files there are, what they
// import, and their code without comments and texts. TypeScript 7 has no API for this.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The text with comments and the inside of texts blanked out: every offset stays. */
  readonly code: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written: `../errors.ts`, `node:fs`, `zod`. */
  readonly specifier: string;
  /** The file it means, from the root; null: a library. */
  readonly target: string | null;
  readonly line: number;
}

/** Every `.ts` file below these folders of the repository. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => posix.join(folder, name.replaceAll('\\', '/')))
      .toSorted()
      .map(path => parseSource(path, readFileSync(join(ROOT, path), 'utf8'))),
  );
}

export function parseSource(path: string, text: string): SourceFile {
  const code = blankTexts(text);
  return { path, text, code, imports: importsOf(path, text, code) };
}

/** Static, type-only and dynamic imports, re-exports and `require`. */
function importsOf(path: string, text: string, code: string): Import[] {
  const from = /\b(?:import|export)\b[^;'"`()=]*?\bfrom\s*['"]/g;
  const bare = /\bimport\s*['"]/g;
  const call = /\b(?:import|require)\s*\(\s*['"`]|\bcreateRequire\([^()]*\)\(\s*['"`]/g;
  const found: Import[] = [];
  for (const pattern of [from, bare, call]) {
    for (const match of code.matchAll(pattern)) {
      const start = match.index + match[0].length;
      const quote = code[start - 1] ?? "'";
      const specifier = text.slice(start, code.indexOf(quote, start));
      const line = text.slice(0, start).split('\n').length;
      found.push({ specifier, target: targetOf(path, specifier), line });
    }
  }
  return found;
}

function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
}

/** Behind these a slash begins a regular expression, elsewhere it divides. */
const BEFORE_REGEX = /(?:^|[([{,;:=!&|?+*~^<>%-]|\b(?:return|typeof|case|in|of|await|yield))\s*$/;

/** Comments, and the inside of strings, templates and regular expressions, become blanks. */
export function blankTexts(text: string): string {
  const out = text.split('');
  const blank = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) if (out[at] !== '\n') out[at] = ' ';
  };
  // Depth of braces at which each open template goes on.
  const templates: number[] = [];
  let depth = 0;
  let at = 0;
  const skipTemplate = (): void => {
    const end = endOfTemplate(text, at);
    blank(at, end);
    at = end + 1;
    if (text[end] !== '$') return;
    templates.push(depth);
    at = end + 2;
    depth += 1;
  };
  while (at < text.length) {
    const char = text[at];
    const pair = text.slice(at, at + 2);
    if (pair === '//' || pair === '/*') {
      const close = pair === '//' ? '\n' : '*/';
      const end = text.indexOf(close, at + 2);
      const stop = end < 0 ? text.length : end + (close === '\n' ? 0 : 2);
      blank(at, stop);
      at = stop;
    } else if (char === "'" || char === '"') {
      const end = endOfQuoted(text, at + 1, char);
      blank(at + 1, end);
      at = end + 1;
    } else if (char === '`') {
      at += 1;
      skipTemplate();
    } else if (char === '/' && BEFORE_REGEX.test(out.slice(Math.max(0, at - 40), at).join(''))) {
      const end = endOfRegex(text, at + 1);
      blank(at + 1, end);
      at = end + 1;
    } else if (char === '{') {
      depth += 1;
      at += 1;
    } else if (char === '}') {
      depth -= 1;
      at += 1;
      if (templates.at(-1) === depth) {
        templates.pop();
        skipTemplate();
      }
    } else at += 1;
  }
  return out.join('');
}

function endOfQuoted(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote || text[at] === '\n') return at;
  }
  return text.length;
}

function endOfRegex(text: string, from: number): number {
  let inClass = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '\n' || (char === '/' && !inClass)) return at;
  }
  return text.length;
}

/** Where the template ends: at its backtick, or at the `$` of the next `${`. */
function endOfTemplate(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`' || text.startsWith('${', at)) return at;
  }
  return text.length;
}
