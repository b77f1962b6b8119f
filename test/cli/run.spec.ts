import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { anOpenAIKey, newCredential, newKey } from '../support/people.js';
import { CommandLine } from './cli.js';

const SECRET = 'sk-test-"quoted"/not+a-real-key';
const LONG = Array.from({ length: 20_000 }, (_, n) => `n${n}`.padEnd(5, 'x'))
  .join('')
  .slice(0, 100_000);

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

/** Whether the process is gone whose number stands in the first line. */
function isOver(text: string): boolean {
  const [, pid] = /^(\d+)$/m.exec(text) ?? [];
  if (pid === undefined) return false;
  try {
    return !process.kill(Number(pid), 0);
  } catch {
    return true;
  }
}

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

  it('has nothing of a secret as long as a variable can be', async () => {
    const id = await newCredential(keyrack.service.client, anOpenAIKey(LONG, 'Long'));
    const script = 'console.log(process.env.OPENAI_API_KEY); console.error(JSON.stringify(process.env))';
    const { code, stdout, stderr } = await keyrack.run(node(script, [id]));
    expect({ code, stdout }).toEqual({ code: 0, stdout: '********\n' });
    expect(stderr).not.toContain(LONG.slice(0, 30));
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

  it('does not wait for what the program left running, and comes with all that it had printed', async () => {
    const script = 'sleep 30 & head -c 300000 /dev/zero; echo done; exit 3';
    const begun = performance.now();
    const ended = await keyrack.run(['run', '--use', 'OpenAI', '--', 'sh', '-c', script]);
    expect(ended).toMatchObject({ code: 3, stdout: expect.stringMatching(/^\0{300000}done\n$/) as string });
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  it('comes by a signal when what the program left running goes on printing', async () => {
    const script = '(while :; do echo again; sleep 0.1; done) & echo $$';
    const ended = await keyrack.run(['run', '--use', 'OpenAI', '--', 'sh', '-c', script], {
      meanwhile: async ({ stdout, kill }) => {
        await vi.waitUntil(() => isOver(stdout()), { timeout: 10_000 });
        await sleep(1500);
        kill('SIGTERM');
      },
    });
    expect(ended).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  it('is not that of a signal that it may not send, as to a program of somebody else', async () => {
    const refuse = `import { ChildProcess } from 'node:child_process';
      ChildProcess.prototype.kill = function () { this.emit('error', Object.assign(new Error(), { code: 'EPERM' })); };`;
    const ended = await keyrack.run(['run', '--use', 'OpenAI', '--', 'sh', '-c', 'echo ready; sleep 1; exit 7'], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(refuse)}` },
      meanwhile: async ({ stdout, kill }) => {
        while (!stdout().includes('ready')) await sleep(20);
        kill('SIGTERM');
      },
    });
    expect(ended).toEqual({ code: 7, signal: null, stdout: 'ready\n', stderr: '' });
  });

  it('comes before the program when options of it could be taken for those of keyrack', async () => {
    for (const args of [
      ['curl', '--url', 'https://api.example.com'],
      ['echo', '--profile', 'x', '--', 'x'],
      ['echo', '--json'],
    ]) {
      const ended = await keyrack.run(['run', '--use', 'OpenAI', ...args]);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain('Write -- before the program');
    }
  });

  it('leaves options to the program that are its own, and needs no shell', async () => {
    const args = ['run', '--use', 'OpenAI', '--', process.execPath, '-p', 'process.argv.slice(1).join()', '--', '--json', '$HOME']; // prettier-ignore
    expect(await keyrack.run(args)).toMatchObject({ code: 0, stdout: '--json,$HOME\n' });
  });
});
