import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, cleanUp, newDirectory, start, startInVain, type Exit } from './process.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }); // each start is a process of its own
beforeAll(build);
afterEach(cleanUp);

const rootKey = randomBytes(32).toString('base64');
const KEY = { KEYRACK_ROOT_KEY: rootKey };

async function refusal(env: Record<string, string>): Promise<Exit> {
  const exit = await startInVain({ KEYRACK_DATA_DIR: join(await newDirectory(), 'data'), ...env });
  expect(exit.code).toBe(1);
  expect(exit.stderr).toContain('Keyrack cannot start');
  expect(exit.stderr).not.toMatch(/^\s+at /m); // a sentence, not a stack
  return exit;
}

const WRONG: [variable: string, value: string, accepts: RegExp][] = [
  ['PORT', 'canary', /takes a port number from 0 to 65535/],
  ['PORT', '65536', /takes a port number from 0 to 65535/],
  ['DATABASE_URL', 'mongodb://user:canary@db.example.com/keyrack', /mysql:\/\/.*postgres:\/\//],
  ['DATABASE_URL', 'canary.example.com:5432', /mysql:\/\/.*postgres:\/\//],
  ['KEYRACK_ROOT_KEY', Buffer.from('canary').toString('base64'), /takes 32 bytes in base64/],
  ['KEYRACK_ROOT_KEY', `${rootKey.slice(0, 20)}*${rootKey.slice(20)}`, /32 bytes in base64/],
  ['KEYRACK_BOOTSTRAP_API_KEY', 'canary-that-is-too-short', /takes 32/],
  ['KEYRACK_BOOTSTRAP_API_KEY', `krc_canary${'x'.repeat(40)}`, /no key that begins with krc_/],
  ['KEYRACK_PUBLIC_URL', 'canary.example.com', /takes a URL that starts with http/],
  ['KEYRACK_PUBLIC_URL', 'ftp://canary.example.com', /takes a URL that starts with http/],
  ['KEYRACK_EGRESS_ALLOW', '10.0.0.0/8, http://canary.internal/', /host names .* IP addresses and CIDRs of private/],
  ['KEYRACK_EGRESS_ALLOW', '0.0.0.0/0', /host names .* IP addresses and CIDRs of private/],
  ['LOG_LEVEL', 'canary', /takes one of fatal, error/],
  ['TRUST_PROXY', 'canary', /number of proxies/],
  ['TRUST_PROXY', '10.0.0.0/40', /number of proxies/],
];

describe('A wrong setting', () => {
  it.each(WRONG)('stops the start with its name and what it takes, without its value: %s (%#)', async (...wrong) => {
    const [variable, value, accepts] = wrong;
    const { stdout, stderr } = await refusal({ [variable]: value });
    expect(stderr).toMatch(new RegExp(`^${variable}\\b`, 'm'));
    expect(stderr).toMatch(accepts);
    for (const part of [value, 'canary']) expect(stdout + stderr).not.toContain(part);
  });

  it('is named together with all others', async () => {
    const { stderr } = await refusal({ PORT: 'x', LOG_LEVEL: 'x', TRUST_PROXY: 'x' });
    for (const variable of ['PORT', 'LOG_LEVEL', 'TRUST_PROXY']) expect(stderr).toContain(`${variable} takes`);
  });

  it('is to give the root key twice', async () => {
    const { stdout, stderr } = await refusal({ ...KEY, KEYRACK_ROOT_KEY_FILE: '/nowhere/root.key' });
    expect(stderr).toMatch(/KEYRACK_ROOT_KEY and KEYRACK_ROOT_KEY_FILE/);
    expect(stdout + stderr).not.toContain(rootKey);
  });

  it('is a root key file that is not there, or holds no key', async () => {
    const path = join(await newDirectory(), 'given.key');
    expect((await refusal({ KEYRACK_ROOT_KEY_FILE: path })).stderr).toMatch(/KEYRACK_ROOT_KEY_FILE.*is missing/);
    await writeFile(path, 'canary');
    const { stdout, stderr } = await refusal({ KEYRACK_ROOT_KEY_FILE: path });
    expect(stderr).toMatch(/KEYRACK_ROOT_KEY_FILE.*does not hold 32 bytes in base64/);
    expect(stdout + stderr).not.toContain('canary');
  });

  it('is a host that is not of this machine', async () => {
    expect((await refusal({ HOST: '192.0.2.1' })).stderr).toContain('HOST is no address of this machine');
  });
});

describe('A setting that is empty', () => {
  it('counts as absent', async () => {
    const dataDir = join(await newDirectory(), 'data');
    const names = ['HOST', 'DATABASE_URL', 'KEYRACK_ROOT_KEY', 'KEYRACK_ROOT_KEY_FILE', 'LOG_LEVEL', 'TRUST_PROXY'];
    const more = ['KEYRACK_BOOTSTRAP_API_KEY', 'KEYRACK_PUBLIC_URL'];
    const empty = Object.fromEntries([...names, ...more].map((name) => [name, ' ']));
    const keyrack = await start({ ...empty, KEYRACK_DATA_DIR: dataDir });
    expect(keyrack.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe('A database server', () => {
  it.each(['postgres', 'postgresql', 'mysql', 'mariadb'])(
    'at whose address nobody listens is named in a sentence without the password: %s://',
    async (scheme) => {
      const { stdout, stderr } = await refusal({ ...KEY, DATABASE_URL: `${scheme}://keyrack:canary@127.0.0.1:1/x` });
      expect(stderr).toContain('Cannot use the database that DATABASE_URL names: nothing listens');
      expect(stdout + stderr).not.toContain('canary');
    },
  );

  it('that takes the connection and says nothing is given up in a sentence', async () => {
    const server = await silent();
    const { port } = server.address() as { port: number };
    const attempt = async (scheme: string): Promise<void> => {
      const url = `${scheme}://keyrack:canary@127.0.0.1:${port}/x`;
      const { stdout, stderr } = await refusal({ ...KEY, DATABASE_URL: url });
      expect(stderr, scheme).toContain('Cannot use the database that DATABASE_URL names');
      expect(stdout + stderr, scheme).not.toContain('canary');
    };
    await Promise.all(['postgres', 'mysql'].map(attempt)).finally(() => server.close());
  });
});

/** Takes connections and never answers. */
async function silent(): Promise<Server> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}
