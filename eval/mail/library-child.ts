// A reply parser of npm in a process of its own: some never end on hostile mail and must be killed.
import { createRequire } from 'node:module';
import type { LibraryName } from './library-process.ts';

const require = createRequire(import.meta.url);

interface Crisp {
  default: new () => { parseReply(text: string): string };
}
type Node = (text: string, visibleOnly: true) => string;
interface Planer {
  extractFrom(text: string, contentType: 'text/plain'): string;
}

const LOADERS: Readonly<Record<LibraryName, () => Promise<(text: string) => string>>> = {
  'email-reply-parser': async () => {
    const { default: Parser } = (await import('email-reply-parser')) as Crisp;
    return text => new Parser().parseReply(text);
  },
  'node-email-reply-parser': async () => {
    const parse = require('node-email-reply-parser') as Node;
    return text => parse(text, true);
  },
  // Its other half, for HTML, wants a browser's document; it gets the text that Kulanz reads too.
  planer: async () => {
    const planer = require('planer') as Planer;
    return text => planer.extractFrom(text, 'text/plain');
  },
  'doing nothing': async () => text => text,
};

const read = await LOADERS[process.argv[2] as LibraryName]();
process.on('message', (text: string) => {
  const started = performance.now();
  let got: string | null = null;
  try {
    got = read(text);
  } catch {
    // A throw is an answer: none.
  }
  process.send?.({ got, ms: performance.now() - started });
});
process.send?.('ready');
