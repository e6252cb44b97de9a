import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const LIBRARIES = [
  'email-reply-parser',
  'node-email-reply-parser',
  'planer',
  'doing nothing',
] as const;
export type LibraryName = (typeof LIBRARIES)[number];

/** What a library made of a text; null: it threw, or was not done in time. */
export interface LibraryAnswer {
  readonly got: string | null;
  readonly ms: number;
}

/** Longer isn't waited for. */
const TIME_LIMIT = 3_000;

/** A library in a process of its own, which is killed and started again when it hangs. */
export class LibraryProcess {
  private readonly name: LibraryName;
  private child: ChildProcess | null = null;

  constructor(name: LibraryName) {
    this.name = name;
  }

  async read(text: string): Promise<LibraryAnswer> {
    const child = this.child ?? (await this.start());
    this.child = child;
    child.send(text);
    const answer = await answerOf(child);
    if (answer !== null) return answer;
    this.stop();
    return { got: null, ms: TIME_LIMIT };
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'library-child.ts'), [this.name]);
    await once(child, 'message');
    return child;
  }
}

/** null: too late, or the process ended. */
function answerOf(child: ChildProcess): Promise<LibraryAnswer | null> {
  return new Promise(resolve => {
    const finish = (answer: LibraryAnswer | null) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (message: unknown) => finish(message as LibraryAnswer);
    const onExit = () => finish(null);
    const timer = setTimeout(() => finish(null), TIME_LIMIT);
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}
