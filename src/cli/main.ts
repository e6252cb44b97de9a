#!/usr/bin/env node
// The program `kulanz`: the process around `program.ts`.
import { wordsOf } from '../errors.ts';
import { runProgram } from './program.ts';

/** A line to a stream whose reader may be gone (`kulanz tickets | head`): that is no failure. */
function lineWriter(stream: NodeJS.WriteStream): (line: string) => void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
  });
  return line => {
    if (stream.writable) stream.write(`${line}\n`);
  };
}

/** Lines to a file or a pipe, those of one turn of the event loop at once: each writing takes its time. */
function linesWriter(stream: NodeJS.WriteStream): (line: string) => void {
  const write = lineWriter(stream);
  if (stream.isTTY) return write;
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) write(lines.join('\n'));
    lines = [];
  };
  process.on('exit', flush);
  return line => {
    if (lines.push(line) === 1) process.nextTick(flush);
  };
}

const stderr = lineWriter(process.stderr);

function fatal(error: unknown): void {
  stderr(`kulanz: ${wordsOf(error)}`);
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) stderr(error.stack ?? '');
  process.exit(1);
}
process.on('uncaughtException', fatal);
process.on('unhandledRejection', fatal);

// No process.exit: what is written to a pipe would be cut off.
process.exitCode = await runProgram(process.argv.slice(2), {
  stdout: linesWriter(process.stdout),
  stderr,
  outputClosed: () => !process.stdout.writable,
  env: process.env,
  cwd: process.cwd(),
  isTty: Boolean(process.stdin.isTTY && process.stdout.isTTY),
});
