import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { CommandLine } from './cli.js';
import { FIXTURES, valuesOf, type Report } from './imports.js';

const N8N = join(FIXTURES, 'n8n-2.41.1');

let keyrack: CommandLine;
beforeAll(async () => {
  await build();
  keyrack = await CommandLine.start();
});
afterAll(cleanUp);

describe('keyrack import n8n', () => {
  it('brings encrypted and decrypted exports over alike, and twice without change', async () => {
    const encrypted = ['--file', join(N8N, 'credentials.encrypted.json'), '--key-file', join(N8N, 'encryption.key')];
    const { rows } = await keyrack.json<Report>(['import', 'n8n', ...encrypted]);
    expect(rows.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Renamed', 'changed'],
      ['hdr', 'changed'],
      ['pg', 'changed'],
      ['oauth', 'changed'],
    ]);
    expect(await valuesOf(keyrack, 'V3npVaxtoOcFmkB2')).toEqual({ name: 'X-Key', value: 'topsecret' });
    expect(await valuesOf(keyrack, 'OWaFeR7cB72rXcAd')).toMatchObject({
      host: 'db.example.com',
      user: 'u',
      password: 'p@ss',
    });
    const decrypted = await keyrack.json<Report>(['import', 'n8n', '--file', join(N8N, 'credentials.decrypted.json')]);
    expect(decrypted.summary).toEqual({ credential: { exists: 4 } });
  });

  it('brings what has no type here, and values of any kind, under the generic one', async () => {
    const path = join(await newDirectory(), 'credentials.json');
    const data = { clientId: 'c', oauthTokenData: { access_token: 't' }, port: 5, on: false, empty: '' };
    const hostile = { id: 'b', name: '\u001b]0;x\u0007', type: 'nobodysApi', data: { key: 'k' } };
    const everybodys = { id: 'c', name: 'C', type: 'openAiApi', isGlobal: true, data: { apiKey: 'k', unheardOf: 'x' } };
    await writeFile(path, JSON.stringify([{ id: 'aB3', name: 'A', type: 'nobodysApi', data }, everybodys, hostile]));
    const { code, stdout } = await keyrack.run(['import', 'n8n', '--file', path]);
    expect(code).toBe(8);
    expect(stdout).toContain('✗ skipped  credential �]0;x� (b): ');
    expect(stdout).toMatch(/! changed {2}credential C \(c\): .*does not take these values.*isGlobal: /);
    expect(await valuesOf(keyrack, 'aB3')).toEqual({
      clientId: 'c',
      oauthTokenData: '{"access_token":"t"}',
      port: '5',
      on: 'false',
    });
  });
});

describe('keyrack import m9m', () => {
  it('takes its JSON, and skips with a reason what cannot be taken', async () => {
    const path = join(await newDirectory(), 'm9m.json');
    const basic = {
      id: 'cred_1',
      name: 'Shop',
      type: 'basicAuth',
      data: { username: 'ada', password: 'not-a-password' },
    };
    await writeFile(path, JSON.stringify([basic, { id: 'cred_2', name: 'Empty', type: 'basicAuth', data: {} }]));
    const { code, stdout } = await keyrack.run(['import', 'm9m', '--file', path, '--json']);
    const { rows } = JSON.parse(stdout) as Report;
    expect(code).toBe(8);
    expect(rows.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['cred_1', 'imported'],
      ['cred_2', 'skipped'],
    ]);
    expect(await valuesOf(keyrack, 'cred_1')).toMatchObject({ password: 'not-a-password' });
  });
});

describe('keyrack import env', () => {
  it('guesses types, keeps the rest as generic secrets, and leaves settings out', async () => {
    const path = join(await newDirectory(), '.env');
    await writeFile(path, 'OPENAI_API_KEY=sk-from-env\nACME_TOKEN="not a token"\nLOG_LEVEL=debug\n');
    const { code, stdout } = await keyrack.run(['import', 'env', '--file', path, '--yes', '--json']);
    const { rows } = JSON.parse(stdout) as Report;
    expect(code).toBe(0); // one was left out, but is no secret
    expect(rows.map(({ name, id, outcome }) => [name ?? id, outcome]).sort()).toEqual([
      ['ACME_TOKEN', 'imported'],
      ['LOG_LEVEL', 'skipped'],
      ['OpenAI API', 'imported'],
    ]);
    const again = await keyrack.run(['import', 'env', '--file', path, '--yes', '--json']);
    expect((JSON.parse(again.stdout) as Report).summary['credential']).toEqual({ exists: 2 });
    const generic = await keyrack.json<{ id: string; name: string }[]>(['ls', '--type', 'generic']);
    const { id = '' } = generic.find(({ name }) => name === 'ACME_TOKEN') ?? {};
    expect(await valuesOf(keyrack, id)).toEqual({ ACME_TOKEN: 'not a token' });
  });

  it('tells nothing of values, nor of lines that are no variables', async () => {
    const path = join(await newDirectory(), '.env');
    const pem = '-----BEGIN PRIVATE KEY-----\nbm90YWtleQ==\nbm90YWtleQ\n-----END PRIVATE KEY-----';
    const secret = 'not-a-token-either';
    await writeFile(path, `TLS_PRIVATE_KEY=${pem}\nDB_PASSWORD=not#a-password\nbm90YWtleQ==\nACME_SECRET=${secret}\n`);
    for (const more of [['--json'], ['--dry-run']]) {
      const { code, stdout, stderr } = await keyrack.run(['import', 'env', '--file', path, '--yes', ...more]);
      expect(code).toBe(8);
      expect(stdout).toMatch(/TLS_PRIVATE_KEY.*DB_PASSWORD.*line 6/s);
      for (const told of ['bm90', 'a-password', secret]) expect(stdout + stderr).not.toContain(told);
    }
    const names = (await keyrack.json<{ name: string }[]>(['ls'])).map(({ name }) => name);
    expect(names).toContain('ACME_SECRET');
    expect(names.filter((name) => /TLS|DB_/.test(name))).toEqual([]);
  });

  it('asks, which takes --yes where nobody can answer', async () => {
    const path = join(await newDirectory(), '.env');
    await writeFile(path, 'OPENAI_API_KEY=sk-from-env\n');
    const { code, stderr } = await keyrack.run(['import', 'env', '--file', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
  });
});
