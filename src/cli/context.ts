// What every command receives. `main.ts` makes it from the process; tests make one of their own.

/** The world a command runs in. `stdout` and `stderr` take one line without its line end. */
export interface CliContext {
  stdout(line: string): void;
  stderr(line: string): void;
  /** Whoever read stdout is gone (`| head`): what follows is written for nobody. */
  outputClosed?(): boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Asks that person; absent: the terminal is used. */
  ask?(question: string): Promise<string>;
  /** A person sits at stdin and stdout: asking and progress bars make sense. */
  readonly isTty: boolean;
}

/** The options of the command line, parsed. Those a command doesn't have are absent. */
export interface CommandOptions {
  /** Absolute path of the configuration. */
  readonly config: string;
  /** False: `config` is the default, and may not exist. */
  readonly configGiven?: boolean;
  /** JSON lines on stdout. */
  readonly json: boolean;
  /** `start --workers ingest,triage`: the list as typed. */
  readonly workers?: string;
  /** `start --no-poll` makes it false. */
  readonly poll?: boolean;
  /** `demo --once` */
  readonly once?: boolean;
  /** `tickets --open --assignee ID --customer ADDRESS --label WORD` */
  readonly open?: boolean;
  readonly assignee?: string;
  readonly customer?: string;
  readonly label?: string;
  /** `digest --send` */
  readonly send?: boolean;
  /** What only one command knows, such as the flags of `init`. */
  readonly [name: string]: unknown;
}

/** A command: `args` are the words after its name; resolves to the exit code. */
export type RunCommand = (
  context: CliContext,
  args: readonly string[],
  options: CommandOptions,
) => Promise<number>;
