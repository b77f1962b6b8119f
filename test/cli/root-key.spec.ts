import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory, startInVain } from '../service/process.js';
import { anOpenAIKey, must, newCredential, newKey, newWorkspace } from '../support/people.js';
import type { CommandLine } from './cli.js';
import { install, sqlOn, type Installation } from './installations.js';

const SECRET = 'sk-test-not-a-real-key';

interface Counts {
  rootKeys: { id: string; use: string; workspaceKeys: number }[];
  sealedTexts: { credentials: number }[];
}

/** A service that has two workspaces with a credential each, and ran with one root key so far. */
interface Filled extends Installation {
  /** Its first key, which later starts do not print. */
  env: { KEYRACK_API_KEY: string };
  credentials: string[];
}

beforeAll(build);
afterAll(cleanUp);

async function newKeyFile(): Promise<string> {
  const path = join(await newDirectory(), 'root.key');
  await writeFile(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  return path;
}

async function filled(): Promise<Filled> {
  const installation = await install({ KEYRACK_ROOT_KEY_FILE: await newKeyFile() });
  const { client, token } = installation.keyrack.service;
  const credentials = [await newCredential(client, anOpenAIKey(SECRET, 'First'))];
  await newCredential((await newWorkspace(client)).admin, anOpenAIKey(SECRET, 'Second'));
  return { ...installation, env: { KEYRACK_API_KEY: token }, credentials };
}

/** Ends the service, and starts it on the same data with these keys. */
async function restarted({ keyrack, data }: Filled, current: string, previous?: string): Promise<CommandLine> {
  await keyrack.service.end('SIGTERM');
  const env = {
    KEYRACK_ROOT_KEY_FILE: current,
    ...(previous !== undefined && { KEYRACK_PREVIOUS_ROOT_KEY_FILE: previous }),
  };
  return (await install(env, data)).keyrack;
}

async function everythingOpens(keyrack: CommandLine, { env, credentials }: Filled): Promise<void> {
  for (const id of credentials) {
    const { body } = await must(keyrack.service.client.as(env.KEYRACK_API_KEY).post(`/credentials/${id}/resolve`, {}));
    expect(body).toMatchObject({ values: { openAIApiKey: SECRET } });
  }
  expect((await keyrack.run(['doctor'], { env })).stdout).toMatch(/^✓ sealed-values +All 2 sealed texts open/m);
}

const usesOf = ({ rootKeys }: Counts) => Object.fromEntries(rootKeys.map(({ use, workspaceKeys }) => [use, workspaceKeys])); // prettier-ignore

describe('keyrack rotate-root-key', () => {
  let keyrack: CommandLine;
  beforeAll(async () => {
    ({ keyrack } = await filled());
  });

  it('says step by step what must be done before, when there is no previous key', async () => {
    const ended = await keyrack.run(['rotate-root-key']);
    expect(ended).toMatchObject({ code: 6, stdout: '' });
    expect(ended.stderr).toMatch(/1\. .*openssl rand -base64 32.*3\. .*KEYRACK_PREVIOUS_ROOT_KEY.*5\. /);
    expect(usesOf(await keyrack.json<Counts>(['rotate-root-key', '--status']))).toEqual({ current: 2 });
  });

  it('moves everything to the new key while values resolve, after which the old one is of no use', async () => {
    const service = await filled();
    const { env, data, rootKey: old } = service;
    const next = await newKeyFile();
    const both = await restarted(service, next, old);
    await everythingOpens(both, service);
    const before = await both.json<Counts>(['rotate-root-key', '--status'], { env });
    expect(usesOf(before)).toEqual({ current: 0, previous: 2 });
    const warned = await both.run(['doctor'], { env });
    expect(warned.code).toBe(0);
    expect(warned.stdout).toMatch(/^! root-key +2 data keys .* previous root key\n +→ \S/m);

    const ended = await both.run(['rotate-root-key'], { env });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^✓ Nothing needs the root key \w+ any more\. Take KEYRACK_PREVIOUS_ROOT_KEY/);
    const after = await both.json<Counts>(['rotate-root-key', '--status'], { env });
    expect(usesOf(after)).toEqual({ current: 2, previous: 0 });
    expect(after.sealedTexts).toEqual(before.sealedTexts);
    await everythingOpens(both, service);
    expect(await both.json(['rotate-root-key'], { env })).toMatchObject({ done: true, rewrapped: 0, remaining: 0 });

    const alone = await restarted({ ...service, keyrack: both }, next);
    await everythingOpens(alone, service);
    await alone.service.end('SIGTERM');
    const refused = await startInVain({ KEYRACK_DATA_DIR: data, KEYRACK_ROOT_KEY_FILE: old });
    expect(refused.code).not.toBe(0);
    expect(refused.stdout + refused.stderr).toContain('not the root key');
  });

  it('shows what is wrapped and sealed by which key as tables, and nothing of a key', async () => {
    const { code, stdout } = await keyrack.run(['rotate-root-key', '--status']);
    expect(code).toBe(0);
    const { rootKeys, sealedTexts } = await keyrack.json<Counts>(['rotate-root-key', '--status']);
    expect(stdout).toMatch(/^ROOT KEY +USE +WORKSPACE KEYS +ORGANIZATION KEYS$/m);
    expect(stdout).toMatch(new RegExp(`^${rootKeys[0]?.id} +current +2 +0$`, 'm'));
    expect(sealedTexts).toHaveLength(2);
    expect(stdout).toMatch(/^DATA KEY +WORKSPACE +CREDENTIALS +EARLIER VALUES +OTHERS$/m);
    expect(stdout.match(/ 1 +0 +0$/gm)).toHaveLength(2);
  });

  it('is refused to a key that may not operate the installation', async () => {
    const { token } = await newKey(keyrack.service.client, ['credentials:view']);
    for (const more of [[], ['--status']]) {
      const ended = await keyrack.run(['rotate-root-key', ...more], { env: { KEYRACK_API_KEY: token } });
      expect(ended).toMatchObject({ code: 4, stdout: '' });
    }
  });

  it('says so when a key was altered and cannot be moved, and that the old one is still needed', async () => {
    const service = await filled();
    const both = await restarted(service, await newKeyFile(), service.rootKey);
    const [altered] = sqlOn<{ id: string }>(service, 'SELECT id FROM data_keys LIMIT 1');
    sqlOn(service, "UPDATE data_keys SET wrapped = wrapped || 'AAAA' WHERE id = ?", altered?.id ?? '');
    const ended = await both.run(['rotate-root-key'], { env: service.env });
    expect(ended.code).toBe(8);
    expect(ended.stdout).toMatch(/^✗ 1 keys do not open: .*The previous root key is still needed/);
    const again = await both.run(['rotate-root-key', '--json'], { env: service.env });
    expect(again.code).toBe(8);
    expect(JSON.parse(again.stdout)).toMatchObject({ done: false, remaining: 1, unreadable: [altered?.id] });
  });

  it('says that it can be run again when the service breaks off in the middle', async () => {
    const breaking = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write('{"rewrapped":100,"remaining":20,"byKey":{}}\n', () => setImmediate(() => response.destroy()));
    });
    await once(breaking.listen(0, '127.0.0.1'), 'listening');
    try {
      const { port } = breaking.address() as AddressInfo;
      const ended = await keyrack.run(['rotate-root-key'], { env: { KEYRACK_URL: `http://127.0.0.1:${port}` } });
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain('Run it again');
    } finally {
      breaking.close();
    }
  });
});
