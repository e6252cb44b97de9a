import { type Document, LineCounter, parseDocument } from 'yaml';

/** A rule file as YAML, not yet looked at; what is wrong with it, doubled keys too, is said by us. */
export function openRuleDocument(text: string): { document: Document.Parsed; lines: LineCounter } {
  const lines = new LineCounter();
  const settings = { prettyErrors: false, logLevel: 'error', uniqueKeys: false } as const;
  return { document: parseDocument(text, { lineCounter: lines, ...settings }), lines };
}
