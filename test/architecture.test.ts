// The shape of the code (ARCHITECTURE.md, "Imports point one way"), kept by a test.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';
import { cyclesIn } from './support/cycles.ts';
import { blankTexts, parseSource, type SourceFile, sourceFiles } from './support/source-code.ts';

const SHIPPED = sourceFiles(['src', 'workers']);
const ALL = [...SHIPPED, ...sourceFiles(['test', 'bench', 'docs', 'eval', 'models'])];

type Layer = 'pure' | 'store' | 'io' | 'workers' | 'cli' | 'demo' | 'outside';

const PURE = /^src\/(?:(?:mail|insight|orders|rules|tickets)\/.+|[a-z0-9-]+)\.ts$/;

function layerOf(path: string): Layer {
  if (PURE.test(path)) return 'pure';
  const layer = /^(?:src\/)?(store|io|cli|demo|workers)\//.exec(path)?.[1];
  return (layer ?? 'outside') as Layer;
}

/** What each layer may import besides itself. */
const MAY_IMPORT: Readonly<Record<Layer, readonly Layer[]>> = {
  pure: [],
  store: ['pure'],
  io: ['pure', 'store'],
  workers: ['pure', 'store', 'io'],
  // Servers and sample mail for the demo and for tests; they look into the record, to tell of it.
  demo: ['pure', 'store'],
  cli: ['pure', 'store', 'io', 'workers'],
  outside: ['pure', 'store', 'io', 'workers', 'cli', 'demo'],
};

/** Libraries that compute and do nothing else; a new one is a decision. */
const PURE_LIBRARIES = [
  ...['chrono-node', 'date-holidays', 'dom-serializer', 'domhandler', 'domutils', 'eld'],
  ...['franc-min', 'htmlparser2', 'iconv-lite', 'luxon', 'mailparser', 'sanitize-html', 'yaml'],
  'libphonenumber-js/min',
  // By submodule: its main file opens databases.
  'natural/lib/natural/distance/jaro-winkler_distance.js',
  'natural/lib/natural/stemmers/porter_stemmer.js',
  'natural/lib/natural/stemmers/porter_stemmer_de.js',
  'zod',
];
/** `node:module` loads the tables of holidays and of phone numbers only for those who use them. */
const PURE_BUILTINS = ['node:buffer', 'node:crypto', 'node:module', 'node:stream', 'node:url'];

/** The environment belongs to the command line, which hands it on. */
const READS_ENVIRONMENT = [
  'src/cli/main.ts',
  // Hands PATH and the like to PostgreSQL's programs, and nothing of ours.
  'src/store/embedded/run.ts',
];

const LONGEST = { shipped: 300, test: 500 };

/** `path:line words` of every place where the pattern is found in the code itself. */
function places(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map(match => {
      const line = code.slice(0, match.index).split('\n').length;
      return `${path}:${line} ${match[0]}`;
    }),
  );
}

describe('imports point one way', () => {
  it('from the outer layers to the inner ones, and the demo is for the command and for tests', () => {
    const wrong = SHIPPED.flatMap(({ path, imports }) => {
      const layer = layerOf(path);
      return imports.flatMap(({ target, line }) => {
        if (target === null) return [];
        const to = layerOf(target);
        const demo = to === 'demo' && path === 'src/cli/demo.ts';
        const fine = to === layer || demo || MAY_IMPORT[layer].includes(to);
        return fine ? [] : [`${path}:${line} (${layer}) imports ${target} (${to})`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('pure code gets only what computes', () => {
    const wrong = SHIPPED.filter(({ path }) => layerOf(path) === 'pure').flatMap(
      ({ path, imports }) =>
        imports.flatMap(({ specifier, target, line }) => {
          if (target !== null) return [];
          const name = builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
          const fine = PURE_BUILTINS.includes(name) || PURE_LIBRARIES.includes(name);
          return fine ? [] : [`${path}:${line} imports ${specifier}`];
        }),
    );
    expect(wrong).toEqual([]);
  });

  it('never in a circle', () => {
    expect(cyclesIn(ALL)).toEqual([]);
  });

  it('to files that are there, by their whole name', () => {
    const paths = new Set(ALL.map(({ path }) => path));
    const wrong = ALL.flatMap(({ path, imports }) =>
      imports
        // What a command is called decides which file is loaded (src/cli/commands.ts).
        .filter(({ specifier }) => !specifier.includes('$'))
        .filter(({ target }) => target?.endsWith('.ts') && !paths.has(target))
        .map(({ specifier, line }) => `${path}:${line} ${specifier}`),
    );
    expect(wrong).toEqual([]);
    const nameless = SHIPPED.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== null && !target.endsWith('.ts'))
        .map(({ specifier }) => `${path} ${specifier}`),
    );
    expect(nameless).toEqual([]);
  });
});

describe('pure code depends on its arguments alone', () => {
  const pure = SHIPPED.filter(({ path }) => layerOf(path) === 'pure');

  it('reads no clock and draws no lots', () => {
    const clocks =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bDateTime\.(?:now|local|utc)\(\s*\)|\bperformance\.now\b|\brandom(?:Bytes|UUID|Int)\b/g;
    expect(places(pure, clocks)).toEqual([]);
  });

  it('touches neither process, network nor global state', () => {
    expect(places(pure, /\bprocess\.|\bfetch\(|\bglobalThis\b|\bsetTimeout\(/g)).toEqual([]);
  });
});

describe('the rest of the house rules', () => {
  it('the environment is read in one place', () => {
    const readers = SHIPPED.filter(({ code }) => /\bprocess\.env\b/.test(code));
    expect(readers.map(({ path }) => path)).toEqual(READS_ENVIRONMENT);
  });

  it('nothing is shipped that looks outside of the repository', () => {
    const outside = SHIPPED.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:\.\.\/)+shared\b|\/work\//g)].map(match => `${path} ${match[0]}`),
    );
    const escaping = SHIPPED.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target?.startsWith('../'))
        .map(({ specifier }) => `${path} ${specifier}`),
    );
    expect([...outside, ...escaping]).toEqual([]);
  });

  it('no barrels, no defaults, kebab-case names', () => {
    const names = ALL.map(({ path }) => path);
    expect(names.filter(path => /(?:^|\/)index\.ts$/.test(path))).toEqual([]);
    expect(
      names.filter(path => !/^(?:[a-z0-9-]+\/)*\.?[a-z0-9-]+(?:\.[a-z]+)*\.ts$/.test(path)),
    ).toEqual([]);
    // Declarations say what other people's modules export.
    const ours = SHIPPED.filter(({ path }) => !path.endsWith('.d.ts'));
    expect(places(ours, /\bexport\s*\*|\bexport default\b/g)).toEqual([]);
  });

  it('no file is longer than can be read at one go', () => {
    const long = ALL.flatMap(({ path, text }) => {
      const limit = /^(?:src|workers)\//.test(path) ? LONGEST.shipped : LONGEST.test;
      const lines = text.split('\n').length - 1;
      return lines > limit ? [`${path}: ${lines} lines, at most ${limit}`] : [];
    });
    expect(long).toEqual([]);
  });
});

describe('the reader of source code', () => {
  it('sees every kind of import, and none that stands in a text or a comment', () => {
    const text = readFileSync(new URL('fixtures/source/imports.txt', import.meta.url), 'utf8');
    const { imports } = parseSource('src/mail/x.ts', text);
    expect(imports.map(({ specifier }) => specifier).toSorted()).toEqual(
      ['./a.ts', '../b.ts', './c.ts', './d.ts', './e.ts', './f.ts', 'g', 'i', 'k'].toSorted(),
    );
    expect(imports.find(({ specifier }) => specifier === '../b.ts')).toMatchObject({
      target: 'src/b.ts',
      line: 4,
    });
  });

  it('blanks texts and keeps the code between them', () => {
    const hole = ['$', '{Date.now()}'].join('');
    const code = blankTexts(`f('Date.now()', \`a ${hole} process.env\`, /[/]x'/) // new Date()`);
    expect(code).toContain(hole);
    expect(code.match(/Date\.now/g)).toHaveLength(1);
    expect(code).not.toContain('process.env');
    expect(code).not.toContain('new Date');
  });

  it('finds its way through every file to the end', () => {
    const lost = ALL.filter(({ code }) => {
      const count = (bracket: string) => code.split(bracket).length;
      return count('{') !== count('}') || count('(') !== count(')') || count('[') !== count(']');
    });
    expect(lost.map(({ path }) => path)).toEqual([]);
  });

  it('names a circle', () => {
    const files = [
      parseSource('src/a.ts', "import { b } from './b.ts';"),
      parseSource('src/b.ts', "import type { c } from './c.ts';"),
      parseSource('src/c.ts', "export { a } from './a.ts';"),
      parseSource('src/d.ts', "import { a } from './a.ts';"),
    ];
    expect(cyclesIn(files)).toEqual(['src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts']);
  });
});
