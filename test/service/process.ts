import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lockDatabaseFile } from '../../src/persistence/sqlite/file-lock.js';
import { StartError } from '../../src/platform/index.js';
import { Client } from '../support/client.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a process ended, and all that it said. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A Keyrack process that answers. */
export interface Keyrack {
  url: string;
  /** Calls it with the key that it printed, or without one. */
  client: Client;
  /** The key that it printed; '' when it printed none. */
  token: string;
  stdout: () => string;
  /** Sends a signal and waits for the end. */
  end: (signal: NodeJS.Signals) => Promise<Exit>;
  send: (signal: NodeJS.Signals) => void;
  exit: Promise<Exit>;
}

const children = new Set<ChildProcess>();
const directories: string[] = [];

/** A directory of a test's own, with nothing in it. */
export async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'keyrack-service-'));
  directories.push(directory);
  return directory;
}

/** Ends what still runs and removes the directories. */
export async function cleanUp(): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  while (children.size > 0) await sleep(20);
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
}

/** Starts Keyrack as `npm start` does, on a port of its own, and waits until it says where it is. */
export async function start(env: Record<string, string>): Promise<Keyrack> {
  const { child, said, exit } = launch({ PORT: '0', ...env });
  const address = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const [, url] = /^ {2}API +(\S+)\/api\/v1$[^]*\n\n$/m.exec(said.stdout) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([address, exit.then(failed)]);
  const [, token = ''] = /^ {4}(kr\S{32,})$/m.exec(said.stdout) ?? [];
  const send = (signal: NodeJS.Signals): void => void child.kill(signal);
  const end = (signal: NodeJS.Signals): Promise<Exit> => {
    send(signal);
    return exit;
  };
  return { url, client: new Client(url, token), token, stdout: () => said.stdout, end, send, exit };
}

/** Starts Keyrack where it is expected to refuse. */
export function startInVain(env: Record<string, string>): Promise<Exit> {
  return launch({ PORT: '0', ...env }).exit;
}

function failed({ stdout, stderr, code }: Exit): never {
  throw new Error(`it has ended with ${code} instead of starting:\n${stdout}${stderr}`);
}

interface Launched {
  child: ChildProcess;
  said: { stdout: string; stderr: string };
  exit: Promise<Exit>;
}

function launch(env: Record<string, string>): Launched {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const exit = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject).once('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal, ...said });
    });
  });
  return { child, said, exit };
}

const LIBRARIES = [
  'sealing',
  'credential-types',
  'expressions',
  'flow-readers',
  'importers',
  'recipes',
  'client',
  'cli',
  'console',
  'picker',
];
const SOURCES = [
  'src',
  ...LIBRARIES.map((name) => `libs/${name}/src`),
  'package.json',
  'tsconfig.base.json',
  'nest-cli.json',
];

/** Builds the service unless it is built already, one test file at a time: two starts would build over each other. */
export async function build(): Promise<void> {
  const unlock = await lockBuild();
  try {
    const built = join(ROOT, 'dist/main.js');
    if (existsSync(built) && SOURCES.every((path) => newest(join(ROOT, path)) <= statSync(built).mtimeMs)) return;
    await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: ROOT });
  } finally {
    unlock();
  }
}

async function lockBuild(): Promise<() => void> {
  for (;;) {
    try {
      return lockDatabaseFile(join(ROOT, 'node_modules/.keyrack-tests-build'));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      await sleep(100); // another test file builds
    }
  }
}

function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
