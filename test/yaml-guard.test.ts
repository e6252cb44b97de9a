import { describe, expect, it } from 'vitest';
import { yamlDanger } from '../src/yaml-guard.ts';

describe('text that would bring a YAML parser down', () => {
  it.each([
    ['brackets', `a: 1\nb: ${'['.repeat(40)}`, 2],
    ['brackets over lines', '[\n'.repeat(40), 33],
    ['dashes', `${'- '.repeat(200)}a`, 1],
    ['question marks', '? '.repeat(200), 1],
    ['indentation', `a:\n${' '.repeat(300)}b: 1`, 2],
    ['a line without end', `a: 1\n\n# ${'x'.repeat(20_000)}`, 3],
    ['too much of it', 'a: 1\n'.repeat(300_000), 1],
  ])('%s', (_what, text, line) => {
    expect(yamlDanger(text)).toMatchObject({ line });
  });

  it('is nothing that a person writes', () => {
    expect(yamlDanger('')).toBeNull();
    expect(yamlDanger('a: { b: [1, { c: [2] }] }\n'.repeat(500))).toBeNull();
    expect(yamlDanger(`a: "]]]] }"\n${'#'.repeat(200)}\n---\n${'-'.repeat(90)}`)).toBeNull();
    expect(yamlDanger(`${' '.repeat(60)}- - deep: "${'x'.repeat(4000)}"`)).toBeNull();
  });
});
