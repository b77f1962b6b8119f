import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, start, newDirectory, type Keyrack } from '../service/process.js';
import { aFlow, anOpenAIKey, must, newCredential } from '../support/people.js';

const BIN = fileURLToPath(new URL('../../libs/cli/bin/keyrack.mjs', import.meta.url));

let service: Keyrack;
beforeAll(async () => {
  await build();
  service = await start({ KEYRACK_DATA_DIR: await newDirectory() });
  const id = await newCredential(service.client, anOpenAIKey());
  for (const one of ['one', 'two']) await must(service.client.put(`/flows/${one}`, aFlow(id, one)));
});
afterAll(cleanUp);

/** How a command ends whose standard output nobody reads, or goes to this file; and what it says. */
async function ending(args: string[], file?: string): Promise<{ code: number | null; stderr: string }> {
  const output = file === undefined ? 'pipe' : openSync(file, 'w');
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', KEYRACK_URL: service.url, KEYRACK_API_KEY: service.token }; // prettier-ignore
  const child = spawn(process.execPath, [BIN, ...args], { env, stdio: ['ignore', output, 'pipe'] });
  child.stdout?.destroy();
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (typeof output === 'number') closeSync(output);
  return { code, stderr };
}

describe('A command whose output nobody reads', () => {
  it.each([[['ls']], [['flows', 'ls', '--json']], [['--help']]])('ends well when it only shows: %j', async (args) => {
    expect(await ending(args)).toEqual({ code: 0, stderr: '' });
  });

  it('ends as SIGPIPE ends programs when there was more to do', async () => {
    expect(await ending(['export', '--plain'])).toEqual({ code: 141, stderr: '' });
  });
});

describe.runIf(process.platform === 'linux')('A command whose output cannot be written', () => {
  it.each([[['ls']], [['export', '--plain']]])('says so: %j', async (args) => {
    expect(await ending(args, '/dev/full')).toEqual({
      code: 1,
      stderr: expect.stringContaining('cannot be written') as string,
    });
  });
});
