import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, startProvider, type Provider } from '../api/provider.js';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { aFlow, aLocalAIKey, must, newCredential, newKey, newWorkspace } from '../support/people.js';
import { CommandLine } from './cli.js';

let keyrack: CommandLine;
let provider: Provider;
beforeAll(async () => {
  await build();
  provider = await startProvider();
  keyrack = await CommandLine.start({ KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
});
afterAll(async () => {
  await provider.stop();
  await cleanUp();
});

const newOne = (name: string, secret?: string) =>
  newCredential(keyrack.service.client, aLocalAIKey(name, provider.url, secret));

/** What stands on each line. */
const linesOf = (text: string): unknown[] => text.trim().split('\n').map((line) => JSON.parse(line) as unknown); // prettier-ignore

describe('keyrack test', () => {
  it('tells what the providers say, one line each, and ends with 8 when one says no', async () => {
    await newOne('Good');
    provider.plays(json(200, {}));
    expect(await keyrack.run(['test', 'Good'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ Good/) as string }); // prettier-ignore
    provider.plays(json(401, { error: { message: 'no such key' } }));
    const bad = await keyrack.run(['test', 'Good']);
    expect(bad).toMatchObject({ code: 8, stderr: 'keyrack: 1 of 1 did not pass the test\n' });
    expect(bad.stdout).toMatch(/^✗ Good: .+\n$/);
  });

  it('does not count it as a failure when nobody can tell', async () => {
    const body = { name: 'Who knows', credentialName: 'httpBasicAuth', plainDataObj: { basicAuthUsername: 'a', basicAuthPassword: 'not-a-password' } }; // prettier-ignore
    const id = await newCredential(keyrack.service.client, body);
    expect(await keyrack.run(['test', id])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\? Who knows: /) as string }); // prettier-ignore
    provider.plays(json(200, {}));
    const all = await keyrack.json<unknown[]>(['test', '--all']);
    expect(all).toContainEqual(expect.objectContaining({ id, result: 'unknown' }));
    expect(all).toContainEqual(expect.objectContaining({ name: 'Good', result: 'valid' }));
  });

  it('takes credentials or --all, not both and not neither', async () => {
    for (const wrong of [['test'], ['test', 'Good', '--all']]) {
      expect(await keyrack.run(wrong)).toMatchObject({ code: 2, stdout: '' });
    }
    expect((await keyrack.run(['test', 'Nothing of this name'])).code).toBe(5);
  });
});

describe('keyrack share, shares and unshare', () => {
  it('take workspaces by name or id, and may be said again', async () => {
    await newOne('Shared');
    const [sales, support] = [
      await newWorkspace(keyrack.service.client, 'Sales'),
      await newWorkspace(keyrack.service.client, 'Support'),
    ];
    expect((await keyrack.run(['share', 'Shared', 'Sales', support.id])).stdout).toBe(
      '✓ Shared Shared with Sales.\n✓ Shared Shared with Support.\n',
    );
    expect((await keyrack.run(['share', 'Shared', 'Sales'])).stdout).toBe('✓ Shared is shared already with Sales.\n');
    const found = await keyrack.json<{ workspaceId: string }[]>(['shares', 'Shared']);
    expect(found.map(({ workspaceId }) => workspaceId).sort()).toEqual([sales.id, support.id].sort());
    expect((await keyrack.run(['unshare', 'Shared', 'Sales'])).stdout).toContain('no longer shared with Sales');
    expect(await keyrack.run(['unshare', 'Shared', 'Sales'])).toMatchObject({ code: 0, stdout: '✓ Shared was not shared with Sales.\n' }); // prettier-ignore
    expect((await keyrack.run(['shares', 'Shared'])).stdout).not.toContain('Sales');
  });

  it('do nothing when one of the workspaces is not there', async () => {
    await newOne('Kept');
    const ended = await keyrack.run(['share', 'Kept', 'Sales', 'Nowhere']);
    expect(ended).toMatchObject({ code: 5, stdout: '' });
    expect(ended.stderr).toContain('Nowhere');
    expect(await keyrack.json(['shares', 'Kept'])).toEqual([]);
    expect((await keyrack.run(['share', 'Kept'])).code).toBe(2);
  });

  it('stop before flows break, unless they are forced', async () => {
    const id = await newOne('In use');
    const { admin } = await newWorkspace(keyrack.service.client, 'Users');
    await keyrack.json(['share', id, 'Users']);
    await must(admin.put('/flows/there', aFlow(id)));
    expect((await keyrack.run(['unshare', id, 'Users'])).code).toBe(6);
    expect((await keyrack.run(['unshare', id, 'Users', '--force'])).code).toBe(0);
  });
});

describe('keyrack usages and versions', () => {
  it('show flows with their nodes, and who got the values', async () => {
    const id = await newOne('Used');
    await must(keyrack.service.client.put('/flows/used', aFlow(id, 'The flow')));
    await must(keyrack.service.client.post(`/credentials/${id}/resolve`, {}));
    const { stdout } = await keyrack.run(['usages', 'Used']);
    expect(stdout).toMatch(/^The flow +n8n +yes +Ask +used$/m);
    expect(stdout).toContain('Its values were given out once');
    expect(stdout).toContain('First admin key');
    expect(await keyrack.json(['usages', id])).toMatchObject({ flows: [{ id: 'used' }], resolved: { count: 1 } });
  });

  it('go back to earlier values, and delete these', async () => {
    const id = await newOne('Versioned', 'first-not-a-key');
    await keyrack.json(['edit', id, '--stdin', 'localAIApiKey'], { input: 'second-not-a-key' });
    expect(await keyrack.json(['versions', id])).toMatchObject([{ version: 2, current: true }, { version: 1 }]);
    await keyrack.json(['versions', id, '--restore', '1']);
    const { body } = await must(keyrack.service.client.post(`/credentials/${id}/resolve`, {}));
    expect(body).toMatchObject({ values: { localAIApiKey: 'first-not-a-key' } });
    expect((await keyrack.run(['versions', id, '--rm', '1'])).stderr).toContain('--yes');
    expect((await keyrack.run(['versions', id, '--rm', '1', '--yes'])).code).toBe(0);
    expect((await keyrack.run(['versions', id, '--purge', '--yes'])).code).toBe(0);
    expect(await keyrack.json(['versions', id])).toMatchObject([{ current: true }]);
  });

  it('take one wish at a time, and numbers', async () => {
    const id = await newOne('Wishes');
    expect((await keyrack.run(['versions', id, '--restore', '1', '--purge'])).code).toBe(2);
    expect((await keyrack.run(['versions', id, '--restore', 'one'])).code).toBe(2);
    expect((await keyrack.run(['versions', id, '--restore', '9'])).code).toBe(5);
  });
});

describe('keyrack flows', () => {
  it('imports JSON lines in parts, names refused lines by their numbers in the file, and ends with 8', async () => {
    const id = await newOne('For flows');
    const lines = Array.from({ length: 450 }, (_, n) => JSON.stringify({ id: `many-${n}`, ...aFlow(id, `Many ${n}`) }));
    lines.splice(300, 0, '', '{ no json');
    const path = join(await newDirectory(), 'flows.jsonl');
    await writeFile(path, `\ufeff${lines.join('\r\n')}`);
    const dry = await keyrack.run(['flows', 'import', path, '--dry-run']);
    expect(dry.stdout).toContain('450 created, if this were no dry run');
    expect(await keyrack.json(['flows', 'ls', '--search', 'Many'])).toEqual([]);
    const ended = await keyrack.run(['flows', 'import', path, '--json']);
    expect(ended).toMatchObject({ code: 8 });
    expect(JSON.parse(ended.stderr)).toMatchObject({ error: { message: '1 of 451 lines were refused' } });
    const said = linesOf(ended.stdout);
    expect(said).toHaveLength(451);
    expect(said).toContainEqual(expect.objectContaining({ line: 302, status: 'refused' }));
    expect(said.at(-1)).toMatchObject({ line: 452, id: 'many-449', status: 'created' });
    expect(await keyrack.json(['flows', 'ls', '--search', 'Many', '--credential', id])).toHaveLength(450);
  });

  it('imports one flow as its engine exports it, shows it and forgets it', async () => {
    const id = await newOne('For one flow');
    const { definition } = aFlow(id);
    const path = join(await newDirectory(), 'flow.json');
    await writeFile(path, JSON.stringify({ name: 'From the file', ...definition }, null, 2));
    expect(await keyrack.run(['flows', 'import', path, '--id', 'one'])).toMatchObject({ code: 0, stdout: '✓ 1 created.\n' }); // prettier-ignore
    expect((await keyrack.run(['flows', 'show', 'one'])).stdout).toContain(`${id} in Ask`);
    const named = ['flows', 'import', '-', '--id', 'two', '--name', 'Two', '--json'];
    expect((await keyrack.run(named, { input: JSON.stringify(definition) })).code).toBe(0);
    expect(await keyrack.json(['flows', 'show', 'two'])).toMatchObject({ name: 'Two', kind: 'n8n' });
    expect((await keyrack.run(['flows', 'rm', 'one'])).code).toBe(2);
    expect((await keyrack.run(['flows', 'rm', 'one', 'two', '--yes'])).code).toBe(0);
    expect((await keyrack.run(['flows', 'show', 'one'])).code).toBe(5);
  });

  it('says what is wrong with a file', async () => {
    const spread = JSON.stringify(aFlow('x'), null, 2);
    const wrong = [
      { given: ['/nonexistent/flows.jsonl'], said: 'There is no file' },
      { given: ['/'], said: 'cannot be read' },
      { given: ['-'], input: spread, said: '--id' },
      { given: ['-', '--id', 'x'], input: '{"nodes":[]}', said: '--name' },
      { given: ['-', '--id', 'x'], input: 'no json', said: 'a JSON object' },
      { given: ['-', '--name', 'x'], input: spread, said: '--id' },
    ];
    for (const { given, input, said } of wrong) {
      const ended = await keyrack.run(['flows', 'import', ...given], input === undefined ? {} : { input });
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(said);
    }
    const reader = await newKey(keyrack.service.client, ['flows:view']);
    const forbidden = { input: '{"id":"x"}', env: { KEYRACK_API_KEY: reader.token } };
    expect((await keyrack.run(['flows', 'import', '-'], forbidden)).code).toBe(4);
  });
});
