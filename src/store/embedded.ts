import { Keeper } from './embedded/keeper.ts';
import type { RootWay } from './embedded/launcher.ts';
import { prepareLayout } from './embedded/layout.ts';
import type { Log } from './embedded/log.ts';

/** The PostgreSQL of a directory, shared by all processes of Kulanz that use that directory. */
export interface EmbeddedServer {
  /** Of the database, with its password. */
  readonly url: string;
  /** True: it ran already, by another process or since one that was killed. */
  readonly joined: boolean;
  /** Resolves when the server runs, started again if it had to be. */
  ensureRunning(): Promise<void>;
  /** Leaves; the last one to leave stops the server. Close the pools first. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Without fsync: only for data that is thrown away. */
  readonly unsafe?: boolean;
  /** Which of root's ways to take; tests ask for one. */
  readonly rootWay?: RootWay;
}

/**
 * Starts PostgreSQL on `directory`, or joins the one that runs there. From then on this process
 * watches it: when it dies it is started again, on the same port if possible.
 */
export async function startEmbedded(
  directory: string,
  log: Log,
  options: EmbeddedOptions = {},
): Promise<EmbeddedServer> {
  const keeper = new Keeper(await prepareLayout(directory), log, options);
  await keeper.start();
  return keeper;
}
