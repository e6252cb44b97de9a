// Why a rule file can't be read as YAML, for somebody who never read its specification. The parser tells
// where it gave up; what a person must mend often stands lines before. Linear in the text.
import type { YAMLError } from 'yaml';

export interface YamlTrouble {
  readonly kind:
    | 'tab'
    | 'strange-space'
    | 'quote'
    | 'bracket'
    | 'no-colon'
    | 'two-colons'
    | 'braces'
    | 'no-dash'
    | 'indent'
    | 'start'
    | 'documents'
    | 'other';
  /** From 1. */
  readonly line: number;
}

/** @param at line of `error`, from 1 */
export function yamlTrouble(text: string, error: YAMLError, at: number): YamlTrouble {
  const lines = text.split(/\r?\n/);
  return (
    spaceTrouble(lines, at) ??
    openQuote(lines, at) ??
    openBracket(lines, at) ??
    lineTrouble(lines, error, at)
  );
}

/** One further line: the parser often names the last one that it understood. */
function spaceTrouble(lines: readonly string[], at: number): YamlTrouble | null {
  for (const [index, line] of lines.slice(0, at + 1).entries()) {
    const [indentation = ''] = /^[^\S\r\n]*/u.exec(line) ?? [];
    if (indentation.length === line.length) continue;
    if (indentation.includes('\t')) return { kind: 'tab', line: index + 1 };
    if (/[^ ]/u.test(indentation)) return { kind: 'strange-space', line: index + 1 };
  }
  return null;
}

/** A value that begins with a quotation mark which neither this line nor its continuation closes. */
function openQuote(lines: readonly string[], at: number): YamlTrouble | null {
  for (const [index, line] of lines.slice(0, at).entries()) {
    const mark = /^[^"'#]*?(?::|-|,|\[|\{)\s*(["'])(?:[^"']*)$/.exec(line)?.[1];
    if (mark === undefined) continue;
    const next = lines.slice(index + 1).find(one => one.trim() !== '');
    const goesOn = next !== undefined && indentOf(next) > indentOf(line) && next.includes(mark);
    if (!goesOn) return { kind: 'quote', line: index + 1 };
  }
  return null;
}

/** A bracket that is open when the next rule, or the next word of this one, begins. */
function openBracket(lines: readonly string[], at: number): YamlTrouble | null {
  let depth = 0;
  let opened = 0;
  for (const [index, line] of lines.entries()) {
    if (depth === 0 && index > at) return null;
    const before = lines[opened - 1] ?? '';
    if (depth > 0 && /^\s*(?:- )?[\w-]+:\s/.test(line) && indentOf(line) <= indentOf(before))
      return { kind: 'bracket', line: opened };
    const after = Math.max(0, depth + balanceOf(line));
    if (depth === 0 && after > 0) opened = index + 1;
    depth = after;
  }
  return depth > 0 ? { kind: 'bracket', line: opened } : null;
}

/** Opening brackets less closing ones, outside of quotations and comments. */
function balanceOf(line: string): number {
  const plain = line.replace(/"[^"]*"|'[^']*'/g, '').replace(/(?:^|\s)#.*/, '');
  return plain.replace(/[^[{]/g, '').length - plain.replace(/[^\]}]/g, '').length;
}

function lineTrouble(lines: readonly string[], { code }: YAMLError, at: number): YamlTrouble {
  const line = lines[at - 1] ?? '';
  if (code === 'MULTIPLE_DOCS') return { kind: 'documents', line: at };
  if (code === 'BAD_SCALAR_START' || code === 'BAD_ALIAS' || code === 'TAG_RESOLVE_FAILED')
    return { kind: 'start', line: at };
  if (/^-?rule:/.test(line)) return { kind: 'no-dash', line: at };
  if (/^\s*when:\s+[\w-]+:\s/.test(line)) return { kind: 'braces', line: at };
  if (/^\s*(?:- )?[\w-]+:\s[^"'#{[]*?:\s/.test(line)) return { kind: 'two-colons', line: at };
  if (/^\s*(?:- )?[\w-]+(?:\s|:\S)/.test(line) && !/:(?:\s|$)/.test(line))
    return { kind: 'no-colon', line: at };
  return indentTrouble(lines, at) ?? { kind: 'other', line: at };
}

/** Of the line that was named and the next, the first that begins elsewhere than the words of its rule. */
function indentTrouble(lines: readonly string[], at: number): YamlTrouble | null {
  const start = lines.slice(0, at).findLastIndex(line => line.startsWith('- '));
  if (start < 0) return null;
  const found = [at, at + 1].find(number => {
    const line = lines[number - 1] ?? '';
    const column = indentOf(line);
    return number > start + 1 && /^\s*[\w-]+:/.test(line) && column !== 2;
  });
  return found === undefined ? null : { kind: 'indent', line: found };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
