import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandEntry } from '../../src/cli/commands.ts';
import type { CommandOptions, RunCommand } from '../../src/cli/context.ts';
import { runProgram } from '../../src/cli/program.ts';
import { PermanentError, UsageError } from '../../src/errors.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly args: readonly string[];
  readonly options: Partial<CommandOptions>;
}

/** Runs a command line with every command replaced by `act`. */
async function kulanz(argv: string[], act?: RunCommand, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  let args: readonly string[] = [];
  let options: Partial<CommandOptions> = {};
  const run: RunCommand = async (context, given, chosen) => {
    args = given;
    options = chosen;
    return act ? act(context, given, chosen) : 0;
  };
  const commands: CommandEntry[] = COMMANDS.map(entry => ({
    ...entry,
    load: async () => ({ run }),
  }));
  const context = {
    stdout: (line: string) => void out.push(line),
    stderr: (line: string) => void err.push(line),
    env,
    cwd: '/srv/shop',
    isTty: false,
  };
  const code = await runProgram(argv, context, commands);
  return { code, out: out.join('\n'), err: err.join('\n'), args, options };
}

describe('the command line', () => {
  it('has every command of this release, each with --config, --json and --help', async () => {
    const names = ['init', 'check', 'start', 'demo', 'explain', 'tickets', 'show'];
    expect(COMMANDS.map(({ name }) => name)).toEqual([
      ...names,
      'customers',
      'insight',
      'digest',
      'reconcile',
    ]);
    for (const { name } of COMMANDS) {
      const { code, out } = await kulanz([name, '--help']);
      expect(code).toBe(0);
      for (const option of ['--config <file>', '--json', '--help']) expect(out).toContain(option);
    }
  });

  it('hands arguments and options over, with an absolute path of the configuration', async () => {
    expect(
      (await kulanz(['tickets', '--open', '--assignee', 'anna', '--json'])).options,
    ).toMatchObject({
      open: true,
      assignee: 'anna',
      json: true,
      config: '/srv/shop/kulanz.yaml',
      configGiven: false,
    });
    const explain = await kulanz(['explain', 'a.eml', 'b', '--config', 'x/k.yaml']);
    expect(explain.args).toEqual(['a.eml', 'b']);
    expect(explain.options).toMatchObject({
      config: '/srv/shop/x/k.yaml',
      configGiven: true,
      json: false,
    });
  });

  it('takes --config and --json before the command too', async () => {
    const { options } = await kulanz(['--config', '/etc/k.yaml', '--json', 'tickets']);
    expect(options).toMatchObject({ config: '/etc/k.yaml', configGiven: true, json: true });
  });

  it('polls unless told not to', async () => {
    expect((await kulanz(['start'])).options.poll).toBe(true);
    expect((await kulanz(['start', '--no-poll', '--workers', 'ingest'])).options).toMatchObject({
      poll: false,
      workers: 'ingest',
    });
  });

  it('prints its version', async () => {
    const { code, out } = await kulanz(['--version']);
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  });

  it('gives the exit code of the command', async () => {
    expect((await kulanz(['reconcile'], async () => 1)).code).toBe(1);
  });
});

describe('wrong usage is exit 2, with what was probably meant', () => {
  it.each([
    [['tikets'], /unknown command 'tikets'[\s\S]*Did you mean tickets/],
    [['tickets', '--opne'], /unknown option '--opne'[\s\S]*Did you mean --open/],
    [['quux'], /unknown command 'quux'[\s\S]*lists the commands/],
    [['explain'], /missing required argument 'path'/],
    [['show'], /missing required argument 'number'/],
    [['tickets', '--assignee'], /argument missing/],
    [['start', 'now'], /too many arguments/],
    [[], /Usage: kulanz/],
  ])('%j', async (argv, words) => {
    const { code, err, out } = await kulanz(argv);
    expect(code).toBe(2);
    expect(err).toMatch(words);
    expect(out).toBe('');
  });

  it('and so is wrong configuration, in its own words only', async () => {
    const { code, err } = await kulanz(['check'], async () => {
      throw new UsageError('kulanz.yaml:1: no\nkulanz.yaml:2: nor this');
    });
    expect([code, err]).toEqual([2, 'kulanz.yaml:1: no\nkulanz.yaml:2: nor this']);
  });
});

describe('failure is exit 1 in one line', () => {
  const fail: RunCommand = async () => {
    throw new PermanentError('the disk\nis full');
  };
  it('without a stack', async () => {
    const { code, err } = await kulanz(['reconcile'], fail);
    expect([code, err]).toEqual([1, 'kulanz: the disk is full']);
  });
  it('with one for those who debug', async () => {
    expect((await kulanz(['reconcile'], fail, { LOG_LEVEL: 'debug' })).err).toMatch(
      /program\.test\.ts:\d+/,
    );
  });
  it('even when no error is thrown but a word', async () => {
    const { code, err } = await kulanz(['reconcile'], () => Promise.reject('no'));
    expect([code, err]).toEqual([1, 'kulanz: no']);
  });
});

describe('the process', () => {
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const start = (...args: string[]) => spawn(process.execPath, ['--import', 'tsx', main, ...args]);

  it('takes a reader that goes away for no failure', async () => {
    const child = start('--help');
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', chunk => {
      err += chunk;
    });
    const [code] = await once(child, 'close');
    expect([code, err]).toEqual([0, '']);
  });

  it('ends with the exit code, and what was written is not cut off', async () => {
    const child = start('nonsense');
    let err = '';
    child.stderr.on('data', chunk => {
      err += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(err).toMatch(/lists the commands\n$/);
  });
});
