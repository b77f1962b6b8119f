import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { anOpenAIKey, newCredential, newKey } from '../support/people.js';
import { CommandLine } from './cli.js';

const SECRET = 'sk-test-"quoted"/not+a-real-key';

let keyrack: CommandLine;
beforeAll(async () => {
  await build();
  keyrack = await CommandLine.start();
  await newCredential(keyrack.service.client, anOpenAIKey(SECRET, 'OpenAI'));
  await newCredential(keyrack.service.client, anOpenAIKey('sk-another-key', 'Other: OpenAI'));
  await newCredential(keyrack.service.client, {
    name: 'Shop',
    credentialName: 'httpBasicAuth',
    plainDataObj: { basicAuthUsername: 'ada-lovelace', basicAuthPassword: 'example-not-a-password' },
  });
});
afterAll(cleanUp);

/** Runs a program of Node with these credentials. */
const node = (script: string, use = ['OpenAI'], more: string[] = []) =>
  ['run', ...use.flatMap((one) => ['--use', one]), ...more, '--', process.execPath, '-e', script]; // prettier-ignore

const ENV = "process.stdout.write(Buffer.from(JSON.stringify(process.env)).toString('hex'))";
const envOf = (hex: string) => JSON.parse(Buffer.from(hex, 'hex').toString()) as Record<string, string>;

describe('The environment of keyrack run', () => {
  it('has the values under the names that the type declares or that are made, and nothing that opens Keyrack', async () => {
    const { code, stdout } = await keyrack.run(node(ENV, ['OpenAI', 'Shop']), {
      env: { OPENAI_API_KEY: 'old', KEYRACK_PROFILES: '/nonexistent', KEPT: 'kept' },
    });
    expect(code).toBe(0);
    const env = envOf(stdout);
    expect(env).toMatchObject({
      OPENAI_API_KEY: SECRET,
      HTTP_BASIC_AUTH_BASIC_AUTH_USERNAME: 'ada-lovelace',
      KEPT: 'kept',
    });
    expect(Object.keys(env).filter((name) => name.startsWith('KEYRACK_'))).toEqual(['KEYRACK_URL']);
  });

  it('has prefixes that are said, also where names have colons', async () => {
    const { stdout } = await keyrack.run(node(ENV, ['OpenAI:FIRST', 'Other: OpenAI:SECOND']));
    expect(envOf(stdout)).toMatchObject({ FIRST_OPEN_AI_API_KEY: SECRET, SECOND_OPEN_AI_API_KEY: 'sk-another-key' });
    expect(envOf(stdout)).not.toHaveProperty('OPENAI_API_KEY');
  });

  it('is refused before the program starts when two credentials want one variable', async () => {
    const ended = await keyrack.run(node("console.log('started')", ['OpenAI', 'Other: OpenAI']));
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('OPENAI_API_KEY would come from both OpenAI and Other: OpenAI');
  });

  it('is refused for a credential that is not there, or that the key may not resolve', async () => {
    expect((await keyrack.run(node('', ['Nothing']))).code).toBe(5);
    expect((await keyrack.run(node('', ['OpenAI:lower']))).stderr).toContain('upper case');
    const { token } = await newKey(keyrack.service.client, ['credentials:view']);
    expect((await keyrack.run(node(''), { env: { KEYRACK_API_KEY: token } })).code).toBe(4);
    expect((await keyrack.run(['run', '--', 'true'])).stderr).toContain('--use');
    expect((await keyrack.run(['run', '--use', 'OpenAI'])).code).toBe(2);
  });
});

describe('The output of keyrack run', () => {
  it('has no secret, in whatever way it is written, on both streams', async () => {
    const script = `
      const key = process.env.OPENAI_API_KEY;
      const forms = [key, JSON.stringify({ key }), encodeURIComponent(key), Buffer.from(key).toString('base64'),
        Buffer.from('ada:' + key + ':more').toString('base64'), new URLSearchParams({ key }).toString()];
      for (const form of forms) { console.log(form); console.error(form); }
      for (const sign of key) process.stdout.write(sign);`;
    const { code, stdout, stderr } = await keyrack.run(node(script));
    expect(code).toBe(0);
    for (const said of [stdout, stderr]) {
      expect(said).not.toContain('not');
      expect(said).not.toMatch(/[A-Za-z0-9+/]{16}/);
      expect(said).toContain('********\n{"key":"********"}\n********\n********\n');
    }
    expect(stdout).toMatch(/\n\*{8}$/);
  });

  it('keeps what is no secret, and all bytes of it', async () => {
    const script = `process.stdout.write(Buffer.from(Array.from({ length: 70000 }, (_, n) => n % 256)));
      console.error(process.env.HTTP_BASIC_AUTH_BASIC_AUTH_USERNAME, 'Ünïcode 🔑');`;
    const masked = await keyrack.run(node(script, ['Shop']));
    const { stdout, stderr } = await keyrack.run(node(script, ['Shop'], ['--no-mask']));
    expect(masked).toEqual({ code: 0, signal: null, stdout, stderr });
    expect(stderr).toBe('ada-lovelace Ünïcode 🔑\n');
  });

  it('is the program’s own with --no-mask', async () => {
    const { stdout } = await keyrack.run(node('console.log(process.env.OPENAI_API_KEY)', ['OpenAI'], ['--no-mask']));
    expect(stdout).toBe(`${SECRET}\n`);
  });

  it('comes while the program goes on, and its input goes to it', async () => {
    const script = "process.stdout.write('Name: '); process.stdin.once('data', (name) => console.log('Hello ' + name))";
    const ended = await keyrack.run(node(script), {
      input: 'Ada',
      meanwhile: async ({ stdout }) => {
        while (!stdout().startsWith('Name: ')) await sleep(20);
      },
    });
    expect(ended).toMatchObject({ code: 0, stdout: 'Name: Hello Ada\n' });
  });
});

describe('The end of keyrack run', () => {
  it('is the code of the program', async () => {
    expect(await keyrack.run(node('process.exit(42)'))).toMatchObject({ code: 42, signal: null, stderr: '' });
  });

  it('is its signal, or 128 and the number of one by which no process should die that holds secrets', async () => {
    expect(await keyrack.run(node("process.kill(process.pid, 'SIGTERM')"))).toMatchObject({ signal: 'SIGTERM' });
    expect(await keyrack.run(node("process.kill(process.pid, 'SIGKILL')"))).toMatchObject({ signal: 'SIGKILL' });
    expect(await keyrack.run(node('process.abort()'))).toMatchObject({ code: 134, signal: null });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const)(
    'comes after %s when the program has had it',
    async (signal) => {
      const script = `process.on('${signal}', () => { console.log('had ${signal}'); process.exit(7); });
        setInterval(() => undefined, 1000); console.log('ready');`;
      const ended = await keyrack.run(node(script), {
        meanwhile: async ({ stdout, kill }) => {
          while (!stdout().includes('ready')) await sleep(20);
          kill(signal);
        },
      });
      expect(ended).toMatchObject({ code: 7, stdout: `ready\nhad ${signal}\n` });
    },
  );

  it('is 127 for a program that is not there, and 126 for one that cannot be run', async () => {
    const path = join(await newDirectory(), 'plain.txt');
    await writeFile(path, 'no program');
    expect(await keyrack.run(['run', '--use', 'OpenAI', '--', 'no-such-program'])).toMatchObject({
      code: 127,
      stderr: 'keyrack: There is no program no-such-program\n',
    });
    expect((await keyrack.run(['run', '--use', 'OpenAI', '--', path])).code).toBe(126);
  });

  it('leaves options to the program that are its own, and needs no shell', async () => {
    const args = ['run', '--use', 'OpenAI', '--', process.execPath, '-p', 'process.argv.slice(1).join()', '--', '--json', '$HOME']; // prettier-ignore
    expect(await keyrack.run(args)).toMatchObject({ code: 0, stdout: '--json,$HOME\n' });
  });
});
