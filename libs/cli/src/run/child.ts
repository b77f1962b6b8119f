import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';
import { MaskingError, maskingOf } from './masking.js';

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
/** What a program has printed comes at once after its end; what it left running may hold its output open forever. */
const QUIET_MS = 1000;

/** Runs a program in place of this one: ends as it ends. */
export async function runInstead({ command, args, env, masked }: Program): Promise<never> {
  const newMasking = masked && maskingOf(masked); // before anything is printed that it could fail to mask
  const child = start(command, args, env, newMasking ? 'pipe' : 'inherit');
  const ended = endOf(child);
  const stopForwarding = forwardSignals(child);
  const failed = newMasking && failureToShow(child, newMasking);
  await once(child, 'spawn').catch((error: NodeJS.ErrnoException) => cannotRun(command, error));
  child.on('error', () => undefined); // a signal that this one may not send, as to a program of sudo
  const [code, signal] = await ended;
  stopForwarding();
  const stopDying = dieBySignals();
  const failure = await failed;
  if (failure) throw new Refusal(failure.message, EXIT.failed);
  stopDying();
  if (signal !== null) await dieBy(signal);
  process.exit(code ?? 1);
}

function start(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  output: 'pipe' | 'inherit',
): ChildProcess {
  try {
    return spawn(command, args, { env, stdio: ['inherit', output, output] });
  } catch (error) {
    return cannotRun(command, error as NodeJS.ErrnoException);
  }
}

function endOf(child: ChildProcess): Promise<[code: number | null, signal: NodeJS.Signals | null]> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
}

function forwardSignals(child: ChildProcess): () => void {
  const hasTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  return onSignals((signal) => {
    if (!hasTerminal || !SENT_BY_TERMINAL.includes(signal)) child.kill(signal);
  });
}

/** When the program is over, and something that it left running still prints, signals are for this one. */
function dieBySignals(): () => void {
  const stop = onSignals((signal) => {
    stop();
    void dieBy(signal);
  });
  return stop;
}

function onSignals(listener: (signal: NodeJS.Signals) => void): () => void {
  for (const signal of FORWARDED) process.on(signal, listener);
  return () => {
    for (const signal of FORWARDED) process.off(signal, listener);
  };
}

/** Shows what the program prints, until that is over. Answers with what went wrong with masking it. */
async function failureToShow(child: ChildProcess, newMasking: () => Transform): Promise<MaskingError | undefined> {
  process.stdout.removeAllListeners('error'); // the end of a reader is no end of this program here
  const failures = await Promise.all([
    show(child, child.stdout, newMasking(), process.stdout),
    show(child, child.stderr, newMasking(), process.stderr),
  ]);
  return failures.find((failure) => failure instanceof MaskingError);
}

/** A pipeline waits for slow readers, and lets the program know when a reader is gone. */
async function show(
  child: ChildProcess,
  from: Readable | null,
  masking: Transform,
  to: NodeJS.WritableStream,
): Promise<unknown> {
  if (!from) return undefined;
  child.once('exit', () => void endWhenQuiet(from, masking));
  return pipeline(from, masking, to, { end: false }).catch((error: unknown) => error);
}

/** Ends a stream that others hold open, once all that the program itself has written was read. */
async function endWhenQuiet(from: Readable, masking: Transform): Promise<void> {
  let chunks = 0;
  let before: number;
  from.on('data', () => chunks++);
  do {
    before = chunks;
    await sleep(QUIET_MS, undefined, { ref: false });
  } while (!from.readableEnded && (chunks > before || from.readableLength > 0 || masking.readableLength > 0));
  if (!from.readableEnded) from.push(null);
}

function cannotRun(command: string, { code = '' }: NodeJS.ErrnoException): never {
  if (code === 'ENOENT') throw new Refusal(`There is no program ${command}`, NOT_FOUND);
  throw new Refusal(`${command} cannot be run: ${WHY_NOT[code] ?? code}`, CANNOT_RUN);
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EACCES: 'it is not executable',
  E2BIG: 'its arguments and variables are longer than the system allows',
};

async function dieBy(signal: NodeJS.Signals): Promise<never> {
  if (DIES_BY.includes(signal)) {
    process.kill(process.pid, signal);
    await sleep(1000); // it comes at once, but perhaps to another thread
  }
  process.exit(128 + constants.signals[signal]);
}
