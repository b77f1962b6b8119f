import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../failure.js';
import { masking } from './masking.js';

export interface Program {
  command: string;
  args: readonly string[];
  env: Record<string, string>;
  /** What must not be seen in what it prints; undefined leaves standard output and standard error as they are. */
  masked: readonly string[] | undefined;
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const;
/** A terminal sends these to the program as well. Twice would be once too often, as many programs then stop cleaning up. */
const SENT_BY_TERMINAL: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];
/** Dying by another one could write a core file, which would hold secrets, or Node does something else on it. */
const DIES_BY: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL', 'SIGUSR2'];
const CANNOT_RUN = 126;
const NOT_FOUND = 127;

/** Runs a program in place of this one: ends as it ends. */
export async function runInstead({ command, args, env, masked }: Program): Promise<never> {
  const output = masked === undefined ? 'inherit' : 'pipe';
  const child = spawn(command, args, { env, stdio: ['inherit', output, output] });
  const stopForwarding = forwardSignals(child);
  const streams = masked === undefined ? [] : maskedStreams(child, masked);
  const ended = once(child, 'close') as Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  const [code, signal] = await ended.catch((error: NodeJS.ErrnoException) => cannotRun(command, error));
  await Promise.all(streams);
  stopForwarding();
  if (signal !== null) await dieBy(signal);
  process.exit(code ?? 1);
}

function forwardSignals(child: ChildProcess): () => void {
  const forward = (signal: NodeJS.Signals): void => {
    if (!process.stdin.isTTY || !SENT_BY_TERMINAL.includes(signal)) child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  return () => {
    for (const signal of FORWARDED) process.off(signal, forward);
  };
}

/** Pipelines wait for slow readers, and let the program know when a reader is gone. */
function maskedStreams(child: ChildProcess, masked: readonly string[]): Promise<void>[] {
  process.stdout.removeAllListeners('error'); // the end of a reader is no end of this program here
  const pairs = [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const; // prettier-ignore
  return pairs.map(async ([from, to]) => {
    if (from) await pipeline(from, masking(masked), to, { end: false }).catch(() => undefined);
  });
}

function cannotRun(command: string, { code }: NodeJS.ErrnoException): never {
  if (code === 'ENOENT') throw new Refusal(`There is no program ${command}`, NOT_FOUND);
  throw new Refusal(`${command} cannot be run: ${code === 'EACCES' ? 'it is not executable' : code}`, CANNOT_RUN);
}

async function dieBy(signal: NodeJS.Signals): Promise<never> {
  if (DIES_BY.includes(signal)) {
    process.kill(process.pid, signal);
    await sleep(1000); // it comes at once, but perhaps to another thread
  }
  process.exit(128 + constants.signals[signal]);
}
