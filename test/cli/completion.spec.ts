import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { anOpenAIKey, newCredential } from '../support/people.js';
import { CommandLine } from './cli.js';

const BIN = fileURLToPath(new URL('../../libs/cli/bin/keyrack.mjs', import.meta.url));

let keyrack: CommandLine;
let dangerous: string;
beforeAll(async () => {
  await build();
  keyrack = await CommandLine.start();
  await newCredential(keyrack.service.client, anOpenAIKey(undefined, 'openai-production'));
  dangerous = await newCredential(keyrack.service.client, anOpenAIKey(undefined, '$(touch been-here)'));
});
afterAll(cleanUp);

/** What is suggested for the last of these words. */
async function suggestions(words: string[], env: Record<string, string | undefined> = {}): Promise<string[]> {
  const { code, stdout, stderr } = await keyrack.run(['complete', '--', ...words], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '' && !line.startsWith(':')).map((line) => line.split('\t')[0] ?? ''); // prettier-ignore
}

describe('Completion', () => {
  it('knows commands, those within them, and options', async () => {
    expect(await suggestions(['ver'])).toEqual(['versions']);
    expect(await suggestions([''])).toEqual(expect.arrayContaining(['ls', 'run', 'flows']));
    expect(await suggestions([''])).not.toContain('complete');
    expect(await suggestions(['keys', ''])).toEqual(expect.arrayContaining(['ls', 'add', 'rotate', 'rm']));
    expect(await suggestions(['versions', '--re'])).toEqual(['--restore']);
    expect(await suggestions(['audit', '--outcome', ''])).toEqual(['done', 'refused']);
  });

  it('knows credentials, by names that are harmless in a shell and by ids for the others', async () => {
    for (const command of ['show', 'test', 'rm', 'versions']) {
      expect(await suggestions([command, ''])).toEqual(expect.arrayContaining(['openai-production', dangerous]));
    }
    expect(await suggestions(['show', 'open'])).toEqual(['openai-production']);
    expect(await suggestions(['run', '--use', 'open'])).toEqual(['openai-production']);
  });

  it('knows types', async () => {
    expect(await suggestions(['add', 'openAIA'])).toEqual(['openAIApi']);
    expect(await suggestions(['types', 'openAIA'])).toEqual(['openAIApi']);
  });

  it('is quiet without a connection', async () => {
    expect(await suggestions(['show', ''], { KEYRACK_API_KEY: undefined })).toEqual([]);
    expect(await suggestions(['show', ''], { KEYRACK_URL: 'http://127.0.0.1:9' })).toEqual([]);
  });

  it('sends a key to no service of which the name may be half, nor one that is for another', async () => {
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('[]');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const onlyKey = { KEYRACK_URL: undefined };
    expect(await suggestions(['show', '--url', url], onlyKey)).toEqual([]);
    expect(await suggestions(['show', `--url=${url}`], onlyKey)).toEqual([]);
    for (const env of [{}, onlyKey]) {
      expect(await suggestions(['--url', url, 'show', ''], env)).toEqual([]);
      expect(await suggestions(['show', `--url=${url}`, ''], env)).toEqual([]);
    }
    expect(asked).toEqual([]);
    other.close();
  });

  it('asks with the key of a file', async () => {
    const path = join(await newDirectory(), 'key.txt');
    await writeFile(path, keyrack.service.token);
    const nobody = { KEYRACK_URL: undefined, KEYRACK_API_KEY: undefined };
    for (const key of [['--api-key-file', path], [`--api-key-file=${path}`]]) {
      const words = ['--url', keyrack.service.url, 'test', ...key, 'open'];
      expect(await suggestions(words, nobody)).toEqual(['openai-production']);
    }
    expect(await suggestions(['--api-key-file', '-', 'show', 'open'])).toEqual([]);
  });

  it('works in bash, and has it evaluate nothing of a name or of what was typed', async () => {
    const directory = await newDirectory();
    const command = join(directory, 'keyrack');
    await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
    await chmod(command, 0o755);
    const script = `source <(keyrack completion bash)
      COMP_WORDS=(keyrack show '$(touch typed)' '') COMP_CWORD=2
      _keyrack
      COMP_WORDS=(keyrack show '') COMP_CWORD=2
      _keyrack
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { PATH: `${directory}:${process.env['PATH']}`, HOME: directory, KEYRACK_URL: keyrack.service.url, KEYRACK_API_KEY: keyrack.service.token }; // prettier-ignore
    const { stdout } = await promisify(execFile)('bash', ['-c', `${script}; ls`], { env, cwd: directory });
    expect(stdout).toContain(`openai-production\n`);
    expect(stdout).toContain(`${dangerous}\n`);
    expect(stdout).not.toMatch(/typed|been-here/);
  });

  it.each(['bash', 'zsh', 'fish', 'powershell'])('has a script for %s that asks for suggestions', async (shell) => {
    const { code, stdout } = await keyrack.run(['completion', shell]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/keyrack complete '?--/);
  });

  it('has none for other shells', async () => {
    expect((await keyrack.run(['completion', 'csh'])).code).toBe(2);
  });
});
