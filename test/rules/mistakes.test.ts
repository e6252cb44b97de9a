// Slips that people make in the rules that came with Kulanz, and where they are told to look.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRules } from '../../src/rules/parse.ts';
import { ROOT } from '../support/source-code.ts';

const RULES = readFileSync(join(ROOT, 'rules/de/routing.yaml'), 'utf8');
const PEOPLE = { people: ['jonas', 'anna'], names: new Map([['jonas', 'Jonas Weber']]) };

function said(text: string, ui: 'de' | 'en' = 'de'): string[] {
  const parsed = parseRules([{ file: 'routing.yaml', text }], { ...PEOPLE, ui });
  return 'errors' in parsed ? parsed.errors.map(({ line, words }) => `${line}: ${words}`) : [];
}

/** The line in which `text` first has `part`. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

function changed(from: string, to: string): { text: string; line: number } {
  if (!RULES.includes(from)) throw new Error(`the rules have no ${from}`);
  const text = RULES.replace(from, () => to);
  return { text, line: lineOf(text, to) };
}

describe('a slip in a rule file', () => {
  it.each([
    ['a tab', '  assign: owner', '\tassign: owner', 'ein Tabulator'],
    [
      'a space from a web page',
      '  alert: owner',
      '\u00a0\u00a0alert: owner',
      'besonderes Leerzeichen',
    ],
    ['no colon', '  assign: owner', '  assign owner', 'fehlen Doppelpunkt und Leerzeichen'],
    ['no space after the colon', '  assign: owner', '  assign:owner', 'fehlen Doppelpunkt'],
    ['a brace that stays open', 'when: { super: true }', 'when: { super: true', 'Klammer'],
    ['a bracket that stays open', '[inside, grace] }', '[inside, grace }', 'Klammer'],
    ['a quotation that stays open', 'hint: Fragen', 'hint: "Fragen', 'Anführungszeichen'],
    ['a colon in the name', 'rule: Super-Kunde', 'rule: Super: Kunde', 'ein zweites ": "'],
    [
      'no braces',
      'when: { super: true }',
      'when: super: true',
      'in geschweiften Klammern: when: { super',
    ],
    ['no dash', '- rule: Super-Kunde', 'rule: Super-Kunde', 'beginnt mit Strich'],
    ['no space after the dash', '- rule: Super-Kunde', '-rule: Super-Kunde', 'beginnt mit Strich'],
    ['a line too far right', '  alert: owner', '    alert: owner', 'derselben Spalte'],
    ['a line too far left', '  alert: owner', ' alert: owner', 'derselben Spalte'],
    [
      'an @ without quotation marks',
      '{ super: true }',
      '{ domain: @a.example }',
      'Anführungszeichen',
    ],
    ['twice the same', '  assign: owner', '  assign: owner\n  priority: low', 'Behalten Sie eines'],
    ['a decimal comma', '{ super: true }', '{ mood: { below: -0,5 } }', 'mit Punkt'],
    [
      'an address for all',
      '{ super: true }',
      '{ customer: "*@a.example" }',
      '"domain: example.org"',
    ],
    [
      'yes in German',
      '{ super: true }',
      '{ super: ja }',
      'true (ja) oder false (nein), nicht „ja“',
    ],
    ['two people', 'assign: best', 'assign: [anna, jonas]', 'genau einen'],
    ['a name instead of an id', 'assign: best', 'assign: Jonas Weber', 'Meinten Sie „jonas“?'],
    ['somebody who is gone', 'assign: best', 'assign: tom', 'die Person „tom“ kennt Kulanz nicht'],
    ['a German day', '{ super: true }', '{ weekday: So }', 'Meinten Sie „sun“?'],
    ['an alias', '{ super: true }', '{ topics: [&a refund, *a] }', '"*a" steht für andere Wörter'],
  ])('%s is named with its line and what to do', (_, from, to, words) => {
    const { text, line } = changed(from, to);
    const [first = ''] = said(text);
    expect(first).toContain(words);
    // The second of two is the one too many.
    const at = to.includes('\n') ? lineOf(text, 'priority: urgent') : line;
    expect(Number.parseInt(first, 10)).toBe(at);
  });

  it('says no word in the other language, and none of the parser', () => {
    const slips = [
      '- rule: a',
      '- otherwise: a\n- otherwise: b',
      'x',
      '- rule: [',
      '- *x',
      '---\n---\n',
    ];
    const german = slips.flatMap(slip => said(slip, 'de')).join('\n');
    expect(german).not.toMatch(/\b(?:the|must|expected|needs?|unknown|Known|flow|scalar|map)\b/i);
    const english = slips.flatMap(slip => said(slip, 'en')).join('\n');
    expect(english).not.toMatch(/\b(?:eine|muss|Regel|flow|scalar|implicit)\b|[äöüß]/i);
  });

  it('does not blame a quotation or a bracket that goes on in the next line', () => {
    const fine = RULES.replace('{ super: true }', '{\n      super: true,\n    }').replace(
      'hint: Fragen Sie',
      'hint: "Sagen Sie\n    es"\n  label: x\n# Fragen Sie',
    );
    expect(said(fine)).toEqual([]);
    const [first] = said(fine.replace('- otherwise: alle', '- otherwise: alle: alle'));
    expect(first).toContain('ein zweites ": "');
  });
});
