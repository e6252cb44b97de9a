import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./embedded-process.ts', import.meta.url));

export interface Started {
  readonly url: string;
  readonly joined: boolean;
  readonly ms: number;
}

/** A process of its own that runs or joins the embedded database of `directory`. */
export class EmbeddedChild {
  readonly process: ChildProcess;
  readonly #lines: { what: string; words: unknown }[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(directory: string) {
    this.process = spawn(process.execPath, ['--import', 'tsx', SCRIPT, directory, '--unsafe'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdout } = this.process;
    if (stdout === null) throw new Error('no stdout');
    const lines = createInterface({ input: stdout });
    lines.on('line', line => {
      this.#lines.push(JSON.parse(line));
      for (const wake of this.#waiting.splice(0)) wake();
    });
    lines.on('close', () => {
      this.#lines.push({ what: 'ended', words: null });
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  async started(): Promise<Started> {
    const { url, joined, ms } = Object(await this.#line('started'));
    return { url, joined, ms };
  }

  async stop(): Promise<void> {
    this.process.stdin?.write('stop\n');
    await this.#line('stopped');
    await this.#exit();
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#exit();
  }

  async #line(what: string): Promise<unknown> {
    for (;;) {
      const found = this.#lines.find(line => line.what === what);
      if (found) return found.words;
      if (this.#lines.some(line => line.what === 'ended'))
        throw new Error(`no "${what}", but: ${JSON.stringify(this.#lines)}`);
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }

  async #exit(): Promise<void> {
    const { exitCode, signalCode } = this.process;
    if (exitCode === null && signalCode === null) await once(this.process, 'exit');
  }
}
