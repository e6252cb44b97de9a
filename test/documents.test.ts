// The documents say what is so: links lead somewhere, commands are accepted, no key is forgotten.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands.ts';
import { runProgram } from '../src/cli/program.ts';
import { FIELDS } from '../src/io/config-fields.ts';
import { readCommands } from '../src/mail/commands.ts';
import { STAGES } from '../src/queues.ts';
import { FACT_NAMES, factType } from '../src/rules/facts.ts';
import { RULE_KEYS } from '../src/rules/parse.ts';
import { BOUNDS, PRIORITIES, TARGETS } from '../src/rules/schema.ts';
import { ROOT } from './support/source-code.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const DOCUMENTS = [
  ...readdirSync(ROOT).filter(name => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs')).flatMap(name =>
    name.endsWith('.md') ? [`docs/${name}`] : [],
  ),
  'models/README.md',
  'rules/README.md',
  'rules/de/README.md',
];

describe.each(DOCUMENTS)('%s', path => {
  const text = read(path);

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
    const here = links.filter(link => !/^https?:|^#/.test(link));
    for (const link of here) {
      expect(existsSync(join(ROOT, dirname(path), link.split('#')[0] ?? '')), link).toBe(true);
    }
  });

  it('has only commands of the program that are accepted', async () => {
    for (const line of commandLines(text)) {
      const said: string[] = [];
      const say = (words: string): void => void said.push(words);
      const context = { stdout: say, stderr: say, env: {}, cwd: '/', isTty: false };
      const commands = COMMANDS.map(entry => ({
        ...entry,
        load: async () => ({ run: async () => 0 }),
      }));
      expect(await runProgram(line, context, commands), `${line.join(' ')}: ${said}`).toBe(0);
    }
  });

  it('speaks of commands in replies that exist', () => {
    const shown = [...text.matchAll(/`(#\p{L}+(?: [^`]+)?)`/gu)].map(([, command = '']) => command);
    const later = /#(?:promise|block|unblock)\b/;
    for (const command of shown.filter(one => !later.test(one))) {
      const { unknown } = readCommands(`${command}\nSome words.`);
      expect(unknown.filter(({ problem }) => problem === 'unknown')).toEqual([]);
    }
  });
});

describe('what the documents point to', () => {
  const sources = ['src', 'workers']
    .flatMap(folder =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name =>
        join(folder, name),
      ),
    )
    .filter(path => path.endsWith('.ts'))
    .map(read)
    // Words in two lines are one sentence.
    .map(text => text.replace(/['`] \+\s+['`]/g, ''))
    .join('\n');
  const table = read('docs/operations.md').split('## Troubleshooting')[1] ?? '';
  const lines = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words),
  );

  it.each(lines)('the log line %j exists', words => {
    const parts = words.split(/…|(?= does not work)/).map(part => part.trim());
    for (const part of parts.filter(({ length }) => length > 5))
      expect(sources.includes(part), part).toBe(true);
  });

  it('the headings that docker-compose.yml names are there', () => {
    const words = read('docker-compose.yml').replace(/\n\s*# ?/g, ' ');
    const named = [...words.matchAll(/([\w/]+\.md), "(\w+)"|"(\w+)" in ([\w/]+\.md)/g)];
    expect(named.length).toBeGreaterThan(1);
    for (const [, file, heading, other, where] of named)
      expect(read(file ?? where ?? '')).toContain(`\n## ${heading ?? other}\n`);
  });
});

/** `kulanz ...` in indented code and in backticks, without comments and without placeholders. */
function commandLines(text: string): string[][] {
  const code = [...text.matchAll(/^ {4}(?:npx |docker compose run --rm \w+ )?(.*)$/gm)]
    .map(([whole, words = '']) => ({ whole: whole.trim(), words }))
    .filter(({ whole }) => /^(?:npx )?kulanz |^docker compose run/.test(whole));
  const inline = [...text.matchAll(/`(?:npx )?(kulanz [a-z][^`]*)`/g)].map(
    ([, words = '']) => words,
  );
  return [...code.map(({ words }) => words), ...inline]
    .map(words =>
      words
        .replace(/\s+#.*$/, '')
        .replace(/^kulanz /, '')
        .trim()
        .split(/\s+/),
    )
    .filter(([first = '']) => /^[a-z]/.test(first) && !/[<…]/.test(first))
    .map(words => words.map(word => word.replace('…', '24813')));
}

describe('README.md', () => {
  const rows = read('README.md')
    .split('\n')
    .filter(line => line.startsWith('| `'));

  it('explains every key of kulanz.yaml', () => {
    const said = rows.join('\n');
    for (const key of Object.keys(FIELDS)) {
      const name = key.replace(/\.\*$/, '').replaceAll('.*', '[]');
      const last = name.split('.').at(-1) ?? '';
      if (name === '' || !key.includes('.') || /^\w+\.\*$/.test(key)) continue;
      const whole = said.includes(`\`${name}\``);
      const part = /\.(?:imap|smtp)\./.test(key) && said.includes(`\`${last}\``);
      const account = said.includes(`\`….${last}\``);
      expect(whole || part || account, key).toBe(true);
    }
  });

  it('lists every command of the program', () => {
    for (const { name } of COMMANDS) expect(rows.join('\n')).toContain(`| \`kulanz ${name}`);
  });
});

describe.each(['rules/README.md', 'rules/de/README.md'])('%s', path => {
  it('explains every word of the rules', () => {
    const cells = [...read(path).matchAll(/^\| `([\w-]+)` \|/gm)].map(([, word]) => word);
    const actions = RULE_KEYS.filter(key => !['rule', 'otherwise', 'when'].includes(key));
    expect(cells.toSorted()).toEqual([...FACT_NAMES, ...actions].toSorted());
    const values = FACT_NAMES.flatMap(name => {
      const type = factType(name);
      return 'words' in type ? type.words : [];
    });
    for (const word of [...values, ...BOUNDS, ...PRIORITIES, ...TARGETS])
      expect(read(path), word).toContain(`\`${word}\``);
  });
});

describe('docs/operations.md', () => {
  it('names metrics as they are', () => {
    const text = read('docs/operations.md');
    for (const stage of STAGES) expect(text).toContain(`"${stage}"`);
    const health = read('workers/health.ts');
    for (const [name] of text.matchAll(/\bkulanz_\w+/g)) expect(health).toContain(`'${name}'`);
  });
});
