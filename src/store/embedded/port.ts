import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PermanentError, TransientError } from '../../errors.ts';
import type { Layout } from './layout.ts';

/** Below the range from which Linux gives ports to outgoing connections (32768 and up). */
const FIRST = 20_000;
const LAST = 32_000;

/** A server that was killed keeps its port until the last of its children is gone. Milliseconds. */
const RELEASE_LIMIT = 2_000;

/**
 * The port of the last start if it is free, or is so in a moment; else another one.
 * @param bound the only port that will do: connections of this process are bound to it
 */
export async function choosePort(layout: Layout, bound: number | null): Promise<number> {
  const last = bound ?? Number(await readFile(layout.port, 'utf8').catch(() => ''));
  if (Number.isInteger(last) && last > 0 && last < 65_536 && (await becomesFree(last))) return last;
  if (bound !== null)
    throw new TransientError(
      `another program listens on its port ${bound} of 127.0.0.1: end that program, or start Kulanz anew`,
    );
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
  throw new PermanentError('no free port on 127.0.0.1 for the database');
}

async function becomesFree(port: number): Promise<boolean> {
  for (const deadline = Date.now() + RELEASE_LIMIT; Date.now() < deadline; await sleep(50))
    if (await isFree(port)) return true;
  return false;
}

export async function rememberPort(layout: Layout, port: number): Promise<void> {
  await writeFile(layout.port, `${port}\n`, { mode: 0o600 });
  await layout.own(layout.port);
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}
