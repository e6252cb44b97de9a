import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate, openDatabase } from '../../src/store/db.ts';
import { findPostmaster } from '../../src/store/embedded/postmaster.ts';
import { isAlive } from '../../src/store/embedded/process-identity.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { createDatabase, dropDatabase, withDatabase } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server where the tests may make and drop databases of their own. */
    postgresUrl: string;
    /** The name of a database with the migrations, to be cloned. */
    postgresTemplate: string;
  }
}

interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * One server for the whole run: an embedded one that is thrown away, or that of
 * KULANZ_TEST_DATABASE_URL. `npm run test:services` runs what stands on SQL on a server of its own too
 * (test/services/support/server.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideServer(project, await openServer());
}

/** Makes the template that the tests clone, and tells them of both. */
export async function provideServer(
  project: TestProject,
  server: TestServer,
): Promise<() => Promise<void>> {
  const template = `kulanz_template_${process.pid}`;
  await dropDatabase(server.url, template);
  await createDatabase(server.url, template);
  const db = openDatabase(withDatabase(server.url, template), { poolSize: 1 });
  await migrate(db).finally(() => db.destroy());
  project.provide('postgresUrl', server.url);
  project.provide('postgresTemplate', template);
  return async () => {
    await dropDatabase(server.url, template);
    await server.close();
  };
}

async function openServer(): Promise<TestServer> {
  const given = process.env.KULANZ_TEST_DATABASE_URL;
  if (given) return { url: given, close: async () => undefined };
  await removeLeftovers();
  const directory = await mkdtemp(join(tmpdir(), `kulanz-test-${process.pid}-`));
  const log = { info: () => undefined, warn: console.warn, error: console.error };
  const server = await startEmbedded(directory, log, { unsafe: true });
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^kulanz-test-(\d+)-/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const directory = join(tmpdir(), name);
    const server = await findPostmaster(join(directory, 'pg'));
    if (server) process.kill(server.pid, 'SIGQUIT');
    await rm(directory, { recursive: true, force: true });
  }
}
