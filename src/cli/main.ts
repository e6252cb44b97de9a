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
  stdout: lineWriter(process.stdout),
  stderr,
  outputClosed: () => !process.stdout.writable,
  env: process.env,
  cwd: process.cwd(),
  isTty: Boolean(process.stdin.isTTY && process.stdout.isTTY),
});
