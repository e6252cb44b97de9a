// What people corrected, for a command that else needs no database.
import { type Corrections, createCorrections } from '../insight/corrections.ts';
import type { Models } from '../insight/judge.ts';
import { taughtExamples } from '../store/examples.ts';
import { withRecord } from './open-command.ts';

/** @param path of the configuration, which must be there */
export async function readCorrections(
  path: string,
  env: NodeJS.ProcessEnv,
  models: Models,
): Promise<Corrections> {
  return withRecord({ env }, { config: path }, async ({ business }, db) =>
    createCorrections(await taughtExamples(db), models, business.timezone),
  );
}
