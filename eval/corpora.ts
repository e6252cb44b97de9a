// Mail with expected results, kept outside of this repository: `KULANZ_CORPORA` names the folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface CorpusCase {
  readonly corpus: string;
  readonly id: string;
  readonly file?: string;
  readonly input?: 'text' | 'html' | 'eml';
  readonly expect?: unknown;
  readonly compare?: 'trim' | 'nospace';
  readonly sig?: 'strip' | 'keep';
  readonly lang?: string;
  readonly class?: string;
  readonly sisimai?: readonly {
    readonly dsn: string;
    readonly reason: string;
    readonly hard: boolean;
  }[];
  readonly own_fqdn?: string;
}

/** The folder of the corpora; throws with the way out when there is none. */
export function corporaFolder(): string {
  const folder = resolve(
    process.env.KULANZ_CORPORA ?? join(import.meta.dirname, '../../shared/corpora'),
  );
  const corpora = existsSync(folder) ? readdirSync(folder) : [];
  if (corpora.some(corpus => existsSync(join(folder, corpus, 'expected.json')))) return folder;
  throw new Error(
    `No corpora in ${folder}: set KULANZ_CORPORA to the folder that holds them (CORPUS/expected.json, CORPUS/mails/).`,
  );
}

/** Every case of every corpus in the folder. */
export function readCases(folder: string): CorpusCase[] {
  return readdirSync(folder).flatMap(corpus => {
    const file = join(folder, corpus, 'expected.json');
    if (!existsSync(file)) return [];
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: CorpusCase[] };
    return cases.map(one => ({ ...one, corpus }));
  });
}

/** The bytes of a case. */
export function readCase(folder: string, one: CorpusCase): Buffer {
  return readFileSync(join(folder, one.corpus, one.file ?? ''));
}

/** Every mail of every corpus, with or without an expectation: paths. */
export function mailFiles(folder: string): string[] {
  return readdirSync(folder)
    .map(corpus => join(folder, corpus, 'mails'))
    .filter(existsSync)
    .flatMap(mails => readdirSync(mails, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}
