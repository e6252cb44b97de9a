// A process of its own that uses an embedded database: `node --import tsx embedded-process.ts DIR`.
// Prints one JSON line when it runs; "stop" on stdin makes it leave. Tests kill it.
import { createInterface } from 'node:readline';
import { startEmbedded } from '../../src/store/embedded.ts';

const directory = process.argv[2];
if (directory === undefined) throw new Error('usage: embedded-process.ts DIRECTORY');
const say = (what: string, words: unknown) =>
  process.stdout.write(`${JSON.stringify({ what, words })}\n`);
const log = {
  info: (words: string) => say('info', words),
  warn: (words: string) => say('warn', words),
  error: (words: string) => say('error', words),
};
try {
  const began = performance.now();
  const server = await startEmbedded(directory, log, { unsafe: process.argv.includes('--unsafe') });
  say('started', { url: server.url, joined: server.joined, ms: performance.now() - began });
  createInterface({ input: process.stdin }).on('line', async () => {
    await server.stop();
    say('stopped', null);
    process.exit(0);
  });
} catch (error) {
  say('failed', error instanceof Error ? error.message : String(error));
  process.exit(1);
}
