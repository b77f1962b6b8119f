import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { must, newCredential } from '../support/people.js';
import { build, cleanUp, newDirectory, start, startInVain } from './process.js';

const KEY_LINE = /^ {4}kr\S{32,}$/m;

let dataDir: string;
let env: Record<string, string>;
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }); // each start is a process of its own
beforeAll(build);
beforeEach(async () => {
  dataDir = join(await newDirectory(), 'data');
  env = { KEYRACK_DATA_DIR: dataDir };
});
afterEach(cleanUp);

async function mode(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

describe('The first start', () => {
  it('prints its address, its docs, an admin key, and a curl line that works when it is pasted', async () => {
    const keyrack = await start(env);
    const shown = keyrack.stdout();
    expect(shown).toContain(`API       ${keyrack.url}/api/v1`);
    expect(shown).toContain(`Docs      ${keyrack.url}/api/docs`);
    expect(shown).toMatch(KEY_LINE);
    const [line = ''] = /^ *curl .*$/m.exec(shown) ?? [];
    const { stdout } = await promisify(execFile)('sh', ['-c', `${line} --silent --write-out '\n%{http_code}'`]);
    const [body = '', status] = stdout.split('\n');
    expect(status).toBe('200');
    expect(JSON.parse(body)).toMatchObject({ kind: 'key', name: 'First admin key' });
    const docs = await fetch(`${keyrack.url}/api/docs`);
    expect(docs.status).toBe(200);
    expect(docs.headers.get('content-type')).toContain('text/html');
  });

  it('shows a link with which the first person makes an account, until somebody has', async () => {
    const first = await start(env);
    const [, old = ''] = /\/setup#(\S+)/.exec(first.stdout()) ?? [];
    await first.end('SIGTERM');
    const second = await start(env);
    const [, token = ''] = /\/setup#(\S+)/.exec(second.stdout()) ?? [];
    const setUp = (link: string) =>
      second.client
        .as('')
        .call('POST', '/auth/setup', { token: link, email: 'ada@example.com', name: 'Ada', password: 'seven quiet herons wade' }, { 'x-keyrack-csrf': '1' }); // prettier-ignore
    expect((await setUp(old)).status).toBe(403);
    expect((await setUp(token)).status).toBe(200);
    await second.end('SIGTERM');
    const third = await start(env);
    expect(third.stdout()).not.toContain('/setup#');
  });

  it('keeps its files from everybody else', async () => {
    const keyrack = await start(env);
    await newCredential(keyrack.client);
    expect(await mode(dataDir)).toBe('700');
    expect(await mode(join(dataDir, 'root.key'))).toBe('600');
  });

  it('prints the key once: the second start prints none, and finds everything again', async () => {
    const first = await start(env);
    const id = await newCredential(first.client, {
      name: 'kept',
      credentialName: 'basicAuth',
      plainDataObj: { username: 'ada', password: 'example-not-a-password' },
    });
    expect((await first.end('SIGTERM')).code).toBe(0);

    const second = await start(env);
    expect(second.token).toBe('');
    expect(second.stdout()).not.toContain('curl');
    const { body } = await must(second.client.as(first.token).get(`/credentials/${id}`));
    expect(body).toMatchObject({ name: 'kept', plainDataObj: { username: 'ada' } });
    expect(body).not.toHaveProperty('unreadable');
  });

  it('takes KEYRACK_BOOTSTRAP_API_KEY for the first key, and does not print it', async () => {
    const token = randomBytes(24).toString('hex');
    const keyrack = await start({ ...env, KEYRACK_BOOTSTRAP_API_KEY: token, LOG_LEVEL: 'trace' });
    await must(keyrack.client.as(token).get('/me'));
    expect(keyrack.token).toBe('');
    const { stdout, stderr, code } = await keyrack.end('SIGTERM');
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(token);
    expect(stdout + stderr).toContain('KEYRACK_BOOTSTRAP_API_KEY');
  });

  it('shows the address that the world knows in KEYRACK_PUBLIC_URL', async () => {
    const keyrack = await start({ ...env, KEYRACK_PUBLIC_URL: 'https://keys.example.com/' });
    expect(keyrack.url).toBe('https://keys.example.com');
    expect(keyrack.stdout()).toContain('https://keys.example.com/api/v1/me');
  });
});

describe('A start that fails', () => {
  it('for a port that is taken says so, and leaves the first key to the next start', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, stdout, stderr } = await startInVain({ ...env, PORT: String(port) });
    other.close();
    expect(code).not.toBe(0);
    expect(stderr).toContain(`Port ${port} is taken by another program`);
    expect(stderr).toContain('PORT');
    expect(stdout).not.toMatch(KEY_LINE);

    const keyrack = await start(env);
    await must(keyrack.client.get('/me'));
  });

  it('for a data directory in use says so, and does not disturb the one that uses it', async () => {
    const first = await start(env);
    const { code, stderr } = await startInVain(env);
    expect(code).not.toBe(0);
    expect(stderr).toContain('Another Keyrack process is using');
    expect(stderr).toContain('KEYRACK_DATA_DIR');
    await newCredential(first.client);
    expect((await first.end('SIGTERM')).code).toBe(0);
    await start(env);
  });

  it('for a data directory that cannot be made says so', async () => {
    const inTheWay = join(await newDirectory(), 'a-file');
    await writeFile(inTheWay, '');
    const { code, stderr } = await startInVain({ KEYRACK_DATA_DIR: join(inTheWay, 'data') });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/Cannot write to .*KEYRACK_DATA_DIR/);
  });

  it.skipIf(process.getuid?.() === 0)('for a data directory that may not be written says so', async () => {
    const { code, stderr } = await startInVain({ KEYRACK_DATA_DIR: '/keyrack-may-not-write-here' });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/Cannot write to .*KEYRACK_DATA_DIR/);
  });

  it('for a root key that is gone makes no other, and starts again once it is back', async () => {
    const first = await start(env);
    const id = await newCredential(first.client);
    await first.end('SIGTERM');
    const [key, away] = [join(dataDir, 'root.key'), join(dataDir, 'root.key.away')];
    await rename(key, away);
    const { code, stderr } = await startInVain(env);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/root\.key.*is missing/);
    expect(await readdir(dataDir)).not.toContain('root.key');

    await rename(away, key);
    const second = await start(env);
    const { body } = await must(second.client.as(first.token).get(`/credentials/${id}`));
    expect(body).toHaveProperty('plainDataObj');
  });

  it('for another root key than before says so without repeating it', async () => {
    await start(env).then((keyrack) => keyrack.end('SIGTERM'));
    const other = randomBytes(32).toString('base64');
    const { code, stdout, stderr } = await startInVain({ ...env, KEYRACK_ROOT_KEY: other });
    expect(code).not.toBe(0);
    expect(stderr).toContain('This is not the root key');
    expect(stdout + stderr).not.toContain(other);
    expect(stdout + stderr).not.toContain((await readFile(join(dataDir, 'root.key'), 'utf8')).trim());
  });
});
