// Starts and stops the two servers, and tells how long they took to start and how much memory they used at the most.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const HOST = '127.0.0.1';
const ANSWERS_WITHIN_MS = 30_000;
const STOPS_WITHIN_MS = 10_000;
/** The unit in which Linux counts the time of a process. */
const TICK_MS = 10;

const children = new Set();
const directories = new Set();

/** Has nothing left behind, however this process ends. */
export function cleanUpAtExit() {
  for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 })) {
    process.on(signal, () => process.exit(128 + number));
  }
  process.on('exit', () => {
    for (const child of children) child.kill('SIGKILL');
    // A killed process may be seen to write for a moment more.
    for (const path of directories) rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
}

export function temporaryDirectory() {
  const path = mkdtempSync(join(tmpdir(), 'keyrack-bench-'));
  directories.add(path);
  return path;
}

export const logLevel = process.env.LOG_LEVEL || 'info';

/** The service as users start it, on a data directory. */
export function startService({ dataDir, token, nodeOptions = [], env = {} }) {
  return start(token, (port) => ({
    args: [...nodeOptions, pathOf('../../dist/main.js')],
    env: {
      HOST,
      PORT: String(port),
      KEYRACK_DATA_DIR: dataDir,
      KEYRACK_BOOTSTRAP_API_KEY: token,
      LOG_LEVEL: logLevel,
      ...env,
    },
  }));
}

/** The bare server on a copy of the service's data directory. */
export function startCeiling({ dataDir, token, captured }) {
  return start(token, (port) => ({ args: [pathOf('ceiling.mjs'), HOST, String(port), dataDir, captured], env: {} }));
}

async function start(token, commandOn) {
  const port = await freePort();
  const { args, env } = commandOn(port);
  const begin = performance.now();
  // Settings of whoever runs this must not reach the servers: a DATABASE_URL, for one.
  const { PATH, SystemRoot } = process.env;
  const child = spawn(process.execPath, args, {
    env: { ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.add(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  let ending;
  // Not `exit`: only at `close` is everything read that it said.
  child.once('close', (code, signal) => {
    children.delete(child);
    ending = signal ?? `code ${code}`;
  });
  const url = `http://${HOST}:${port}`;
  const assertRuns = () => {
    if (ending) throw new Error(`a server ended with ${ending}: ${said.trim() || 'it said nothing'}`);
  };
  await firstAnswer(`${url}/api/v1/me`, token, assertRuns);
  const startMs = performance.now() - begin;
  return {
    url,
    startMs,
    assertRuns,
    cpuMs: () => cpuMs(child),
    peakMemory: () => peakMemory(child),
    stop: () => stop(child),
  };
}

function pathOf(file) {
  return fileURLToPath(new URL(file, import.meta.url));
}

async function firstAnswer(url, token, assertRuns) {
  for (const end = Date.now() + ANSWERS_WITHIN_MS; Date.now() < end; await sleep(2)) {
    assertRuns();
    if ((await statusOf(url, token)) === 200) return;
  }
  throw new Error(`a server did not answer within ${ANSWERS_WITHIN_MS / 1000} s`);
}

function statusOf(url, token) {
  return new Promise((resolve) => {
    const sent = request(url, { agent: false, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode));
    });
    sent.once('error', () => resolve(undefined)).end();
  });
}

/**
 * Below the ports that systems give to outgoing connections: one that asks again and again whether a server listens
 * already would at some time be given that very port, connect to itself, and take the port from the server.
 */
async function freePort() {
  for (;;) {
    const port = 20_000 + randomInt(10_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

async function stop(child) {
  if (!children.has(child)) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

/** How long a process has computed, in milliseconds; undefined where the system does not tell. */
function cpuMs(child) {
  const fields = ofSystem(child, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK_MS; // utime and stime
}

/** The most bytes that a process ever had in memory; undefined where the system does not tell. */
function peakMemory(child) {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(ofSystem(child, 'status') ?? '') ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** What Linux tells of a process. */
function ofSystem({ pid }, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
