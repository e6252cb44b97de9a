// The YAML parser's complaints in words for somebody who never read the YAML specification.
import type { YAMLError } from 'yaml';
import { variable } from './config-errors.ts';

/** What to do, by the parser's error code. The parser's own words quote the file, secrets included. */
const WORDS: Readonly<Record<string, string>> = {
  BAD_ALIAS: '"*" at the start of a value has a meaning in YAML; put the value in quotation marks',
  BAD_DQ_ESCAPE: 'a backslash in "..." has a meaning in YAML; use single quotes: \'...\'',
  BAD_INDENT: 'wrong indentation, or a bracket that is not closed; align keys of one section',
  BAD_SCALAR_START:
    'a value can not start with this character; put it in quotation marks: key: "value"',
  BLOCK_AS_IMPLICIT_KEY:
    'a second ": " in this line; put the value in quotation marks: key: "value"',
  DUPLICATE_KEY: 'this key is there twice in its section; keep one of them',
  MISSING_CHAR:
    'something is missing here: ": " (colon and space) after a key, or a closing quote or bracket',
  MULTILINE_IMPLICIT_KEY: 'a ": " (colon and space) is missing between the key and its value',
  MULTIPLE_DOCS: '"---" begins a second document; a configuration is one document',
  TAB_AS_INDENT: 'a tab in the indentation; use spaces',
  TAG_RESOLVE_FAILED:
    '"!" at the start of a value has a meaning in YAML; put it in quotation marks',
  RESOURCE_EXHAUSTION: 'nested too deeply',
};

const OTHERWISE = 'not understood as YAML; compare this line with its neighbours';

/** One error as words, without a single character of a value in it. */
export function yamlWords(error: YAMLError, text: string): string {
  const lineStart = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const line = text.slice(lineStart, text.indexOf('\n', lineStart) >>> 0);
  if (error.code === 'UNEXPECTED_TOKEN' && /[^"'\w]\$\{/.test(line)) {
    return `put ${variable('...')} in quotation marks: password: "${variable('IMAP_PASSWORD')}"`;
  }
  const key = error.code === 'DUPLICATE_KEY' ? /^[\w-]{1,60}/.exec(text.slice(error.pos[0])) : null;
  return `${key ? `${key[0]}: ` : ''}${WORDS[error.code] ?? OTHERWISE}`;
}
