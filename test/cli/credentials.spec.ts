import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { must, newKey } from '../support/people.js';
import { CommandLine } from './cli.js';

interface Credential {
  id: string;
  name: string;
  credentialName: string;
}

const SECRET = 'sk-test-not-a-real-key';

let keyrack: CommandLine;
beforeAll(async () => {
  await build();
  keyrack = await CommandLine.start();
});
afterAll(cleanUp);

const addKey = (name: string, ...more: string[]) =>
  keyrack.json<Credential>(['add', 'openAIApi', '--name', name, '--stdin', 'openAIApiKey', ...more], {
    input: `${SECRET}\n`,
  });

async function valuesOf(id: string): Promise<unknown> {
  const { body } = await must(keyrack.service.client.post<{ values: unknown }>(`/credentials/${id}/resolve`, {}));
  return body.values;
}

describe('keyrack add', () => {
  it('takes a secret from standard input, without the line break at its end', async () => {
    const { id } = await addKey('From standard input');
    expect(await valuesOf(id)).toEqual({ openAIApiKey: SECRET });
  });

  it('takes secrets from files, other values as arguments, and all of them as JSON', async () => {
    const path = join(await newDirectory(), 'password.txt');
    await writeFile(path, 'example-not-a-password\n');
    const files = ['--set', 'basicAuthUsername=ada', '--from-file', `basicAuthPassword=${path}`];
    const first = await keyrack.json<Credential>(['add', 'httpBasicAuth', '--name', 'From a file', ...files]);
    expect(await valuesOf(first.id)).toEqual({
      basicAuthUsername: 'ada',
      basicAuthPassword: 'example-not-a-password',
    });
    const values = { basicAuthUsername: 'eve', basicAuthPassword: 'another-not-a-password' };
    const second = await keyrack.json<Credential>(['add', 'httpBasicAuth', '--name', 'As JSON', '--values', '-'], {
      input: JSON.stringify(values),
    });
    expect(await valuesOf(second.id)).toEqual(values);
  });

  it('refuses a secret as an argument, without repeating it', async () => {
    const ended = await keyrack.run(['add', 'openAIApi', '--name', 'X', '--set', `openAIApiKey=${SECRET}`]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('--stdin openAIApiKey');
    expect(ended.stderr).not.toContain(SECRET);
    const url = ['--set', 'postgresUrl=postgres://ada:not-a-password@db.example.com/app'];
    expect((await keyrack.run(['add', 'PostgresUrl', '--name', 'X', ...url])).stderr).toContain('is a secret');
    for (const secret of [
      'https://a-token@h/x',
      'redis://:pa/ssword@h:1',
      'https://h/x?api_key=x',
      'mongodb://u:p@h1,h2/d',
    ]) {
      const one = await keyrack.run(['add', 'PostgresUrl', '--name', 'X', '--set', `postgresUrl=${secret}`]);
      expect(one.stderr).toContain('is a secret');
    }
    const none = await keyrack.run([
      'add',
      'PostgresUrl',
      '--name',
      'X',
      '--set',
      'postgresUrl=https://example.com/@acme',
    ]);
    expect(none.stderr).not.toContain('is a secret');
  });

  it('refuses what is no text, as it would be stored as something else', async () => {
    const path = join(await newDirectory(), 'password.bin');
    await writeFile(path, Buffer.from([0x61, 0xff]));
    const ended = await keyrack.run(['add', 'openAIApi', '--name', 'X', '--from-file', `openAIApiKey=${path}`]);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('UTF-8') as string });
  });

  it('says what the service refuses, and what is missing, in its words', async () => {
    const ended = await keyrack.run(['add', 'openAIApi', '--name', 'X', '--values', '-'], { input: '{}' });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('openAIApiKey');
    expect((await keyrack.run(['add', 'openAIApi', '--stdin', 'openAIApiKey'], { input: SECRET })).stderr).toContain(
      '--name',
    );
  });

  it('says which type was meant', async () => {
    const ended = await keyrack.run(['add', 'openaiapi', '--name', 'X']);
    expect(ended.code).toBe(5);
    expect(ended.stderr).toContain('did you mean openAIApi?');
  });
});

describe('keyrack ls and show', () => {
  it('list what there is, for people and for programs', async () => {
    const { id } = await addKey('Listed');
    const words = await keyrack.run(['ls', '--search', 'Listed']);
    expect(words).toMatchObject({ code: 0, stderr: '' });
    expect(words.stdout.split('\n')[0]).toMatch(/^NAME +TYPE +UPDATED +STATE +ID$/);
    expect(words.stdout).toMatch(new RegExp(`^Listed +openAIApi .*${id}$`, 'm'));
    expect(await keyrack.json(['ls', '--search', 'Listed'])).toMatchObject([{ id, name: 'Listed' }]);
  });

  it('find one by its name or its id, and never show a secret', async () => {
    const { id } = await addKey('Shown');
    for (const given of [id, 'Shown']) {
      const { stdout } = await keyrack.run(['show', given]);
      expect(stdout).toMatch(/^Name +Shown$/m);
      expect(stdout).toContain('openAIApiKey: (set)');
      expect(stdout).not.toContain(SECRET);
    }
  });

  it('say that there is none, or that a name is that of several', async () => {
    expect(await keyrack.run(['show', 'Nothing of this name'])).toMatchObject({ code: 5, stdout: '' });
    const [one, other] = [await addKey('Twins'), await addKey('Twins')];
    const ended = await keyrack.run(['show', 'Twins']);
    expect(ended.code).toBe(6);
    for (const { id } of [one, other]) expect(ended.stderr).toContain(id);
  });
});

describe('keyrack edit and rm', () => {
  it('change what is said and leave the rest', async () => {
    const { id } = await addKey('Before');
    await keyrack.json(['edit', id, '--name', 'After', '--rotate-every', '90']);
    expect(await keyrack.json(['show', 'After'])).toMatchObject({ id, name: 'After', rotateEvery: 90 });
    expect(await valuesOf(id)).toEqual({ openAIApiKey: SECRET });
    await keyrack.json(['edit', 'After', '--stdin', 'openAIApiKey', '--rotate-every', 'never'], {
      input: 'sk-another',
    });
    expect(await valuesOf(id)).toEqual({ openAIApiKey: 'sk-another' });
    expect(await keyrack.json(['show', id])).not.toHaveProperty('rotateEvery');
  });

  it('ask before they delete, which takes --yes where nobody can answer', async () => {
    const { id } = await addKey('To go');
    const refused = await keyrack.run(['rm', 'To go']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--yes');
    expect(await keyrack.run(['rm', 'To go', '--yes'])).toMatchObject({ code: 0, stdout: '✓ Deleted To go.\n' });
    expect((await keyrack.run(['show', id])).code).toBe(5);
  });
});

describe('keyrack types and whoami', () => {
  it('list the types that match, and show the inputs of one', async () => {
    const { stdout } = await keyrack.run(['types', '--search', 'openai']);
    expect(stdout).toMatch(/^openAIApi +OpenAI API .*openAIApiKey/m);
    const one = await keyrack.run(['types', 'openAIApi']);
    expect(one.stdout).toMatch(/^Inputs +openAIApiKey \(password\): .*as OPENAI_API_KEY in keyrack run$/m);
    expect(await keyrack.json(['types', 'openAIApi'])).toMatchObject({ name: 'openAIApi', testable: true });
    expect((await keyrack.run(['types', 'noSuchApi'])).code).toBe(5);
  });

  it('say who asks, where, and what they may do', async () => {
    const { stdout } = await keyrack.run(['whoami']);
    expect(stdout).toMatch(/^Name +First admin key$/m);
    expect(stdout).toMatch(/^Workspace +Default \(/m);
    expect(stdout).toContain('credentials:resolve');
  });
});

describe('The exit code', () => {
  it('tells why a command failed', async () => {
    const reader = await newKey(keyrack.service.client, ['credentials:view']);
    const as = (token: string) => ({ env: { KEYRACK_API_KEY: token }, input: SECRET });
    const add = ['add', 'openAIApi', '--name', 'X', '--stdin', 'openAIApiKey'];
    expect((await keyrack.run(['whoami'], as('krk_not-a-key'))).code).toBe(3);
    expect((await keyrack.run(add, as(reader.token))).code).toBe(4);
    const elsewhere = ['whoami', '--url', 'http://127.0.0.1:9'];
    expect((await keyrack.run(elsewhere, { env: { KEYRACK_URL: undefined } })).code).toBe(7);
    expect((await keyrack.run(elsewhere)).code).toBe(3); // the key is for another service
    expect((await keyrack.run(['whoami', '--url', 'ftp://example.com'])).code).toBe(2);
    expect((await keyrack.run(['no-such-command'])).code).toBe(2);
  });

  it('comes with the error as JSON for programs', async () => {
    const ended = await keyrack.run(['whoami', '--json'], { env: { KEYRACK_API_KEY: 'krk_not-a-key' } });
    expect(JSON.parse(ended.stderr)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
  });
});

describe('keyrack login', () => {
  it('keeps the key in a file for its owner alone, and uses it from then on', async () => {
    const home = await newDirectory();
    const nobody = { XDG_CONFIG_HOME: home, KEYRACK_API_KEY: undefined };
    const input = keyrack.service.token;
    const { code, stdout } = await keyrack.run(['login', '--api-key-file', '-'], { env: nobody, input });
    expect({ code, isTold: stdout.includes(input) }).toEqual({ code: 0, isTold: false });
    const path = join(home, 'keyrack/profiles.json');
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    const signedIn = { XDG_CONFIG_HOME: home, KEYRACK_URL: undefined, KEYRACK_API_KEY: undefined };
    expect(await keyrack.json(['whoami'], { env: signedIn })).toMatchObject({ name: 'First admin key' });

    await chmod(path, 0o644);
    const refused = await keyrack.run(['whoami'], { env: signedIn });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`chmod 600 ${path}`);

    await chmod(path, 0o600);
    await keyrack.run(['logout'], { env: signedIn });
    expect((await keyrack.run(['whoami'], { env: signedIn })).code).toBe(3);
  });

  it('takes no key of the environment that is for another service', async () => {
    const home = await newDirectory();
    const args = ['login', '--url', keyrack.service.url];
    const other = { XDG_CONFIG_HOME: home, KEYRACK_URL: 'https://keys.example.com' };
    const ended = await keyrack.run(args, { env: other });
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('--api-key-file') as string });
    expect(await readdir(home)).toEqual([]);
    expect((await keyrack.run(args, { env: { ...other, KEYRACK_URL: undefined } })).code).toBe(0);
  });

  it('keeps nothing when the key does not count', async () => {
    const home = await newDirectory();
    const env = { XDG_CONFIG_HOME: home, KEYRACK_API_KEY: undefined };
    const { code } = await keyrack.run(['login', '--api-key-file', '-'], { env, input: 'krk_not-a-key' });
    expect(code).toBe(3);
    expect(await readdir(home)).toEqual([]);
  });
});
