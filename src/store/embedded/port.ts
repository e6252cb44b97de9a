import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { PermanentError } from '../../errors.ts';
import type { Layout } from './layout.ts';

/** Below the range from which Linux gives ports to outgoing connections (32768 and up). */
const FIRST = 20_000;
const LAST = 32_000;

/** The port of the last start if it is free, else another one. */
export async function choosePort(layout: Layout): Promise<number> {
  const last = Number(await readFile(layout.port, 'utf8').catch(() => ''));
  if (Number.isInteger(last) && last > 0 && last < 65_536 && (await isFree(last))) return last;
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
  throw new PermanentError('no free port on 127.0.0.1 for the database');
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
