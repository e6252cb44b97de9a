import { createInterface } from 'node:readline/promises';

/** One question to the person at the terminal; '' when they leave. */
export async function askTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const left = new Promise<string>(resolve => {
      terminal.once('close', () => resolve(''));
    });
    return await Promise.race([terminal.question(question), left]);
  } finally {
    terminal.close();
  }
}
