import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { newCredential, newWorkspace } from '../support/people.js';
import { CommandLine } from './cli.js';

interface Key {
  id: string;
  name: string;
  token?: string;
}

let keyrack: CommandLine;
beforeAll(async () => {
  await build();
  keyrack = await CommandLine.start();
});
afterAll(cleanUp);

describe('keyrack keys', () => {
  it('makes a key and prints its token this once, alone on standard output', async () => {
    const made = await keyrack.run(['keys', 'add', 'Reader', '--permissions', 'credentials:view', 'flows:view']);
    expect(made.stdout).toMatch(/^kr\S{32,}\n$/);
    const env = { KEYRACK_API_KEY: made.stdout.trim() };
    expect(await keyrack.json(['whoami'], { env })).toMatchObject({
      name: 'Reader',
      permissions: ['credentials:view', 'flows:view'],
    });
    const { stdout } = await keyrack.run(['keys', 'ls', '--json']);
    expect(stdout).toContain('Reader');
    expect(stdout).not.toContain(made.stdout.trim());
  });

  it('writes it to a file for its owner alone, and to none that is there', async () => {
    const path = join(await newDirectory(), 'key.txt');
    const workspace = await newWorkspace(keyrack.service.client, 'Engines');
    const more = ['--workspace', 'Engines', '--expires-at', '2090-01-31', '--dialect', 'm9m', '--out', path];
    const add = ['keys', 'add', 'Engine', '--permissions', 'credentials:resolve', ...more];
    const made = await keyrack.json<Key>(add);
    expect(made).toMatchObject({ workspaceId: workspace.id, expiresAt: '2090-01-31T00:00:00.000Z', dialect: 'm9m' });
    expect(made).not.toHaveProperty('token');
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    expect(await readFile(path, 'utf8')).toMatch(/^\S{32,}\n$/);
    expect((await keyrack.run(add)).stderr).toContain('is not overwritten');
    expect((await keyrack.run([...add.slice(0, -1), '/nonexistent/key.txt'])).code).toBe(2);
    const keys = await keyrack.json<Key[]>(['keys', 'ls']);
    expect(keys.filter(({ name }) => name === 'Engine')).toHaveLength(1);
  });

  it('leaves no file behind when no key was made', async () => {
    const path = join(await newDirectory(), 'key.txt');
    const ended = await keyrack.run(['keys', 'add', 'X', '--permissions', 'no:such', '--out', path]);
    expect(ended.code).toBe(2);
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('replaces the token of a key, and revokes keys', async () => {
    const { token = '' } = await keyrack.json<Key>(['keys', 'add', 'Turning', '--permissions', 'credentials:view']);
    const { token: next = '' } = await keyrack.json<Key>(['keys', 'rotate', 'Turning']);
    expect((await keyrack.run(['whoami'], { env: { KEYRACK_API_KEY: token } })).code).toBe(3);
    expect((await keyrack.run(['whoami'], { env: { KEYRACK_API_KEY: next } })).code).toBe(0);
    expect((await keyrack.run(['keys', 'rm', 'Turning'])).stderr).toContain('--yes');
    expect(await keyrack.run(['keys', 'rm', 'Turning', '--yes'])).toMatchObject({ code: 0, stdout: '✓ Revoked Turning.\n' }); // prettier-ignore
    expect((await keyrack.run(['whoami'], { env: { KEYRACK_API_KEY: next } })).code).toBe(3);
  });

  it('says what is missing, and what there is not', async () => {
    expect((await keyrack.run(['keys', 'add', 'X'])).stderr).toContain('--permissions');
    expect((await keyrack.run(['keys', 'rotate', 'Nobody'])).code).toBe(5);
    const add = ['keys', 'add', 'X', '--permissions', 'flows:view'];
    expect((await keyrack.run([...add, '--workspace', 'Nowhere'])).code).toBe(5);
    expect((await keyrack.run([...add, '--expires-at', 'soon'])).code).toBe(2);
    for (const name of ['One', 'One']) await keyrack.json(['keys', 'add', name, '--permissions', 'flows:view']);
    expect((await keyrack.run(['keys', 'rm', 'One', '--yes'])).code).toBe(6);
  });
});

describe('keyrack audit', () => {
  it('shows what happened, the newest first, by what it is asked for', async () => {
    const id = await newCredential(keyrack.service.client);
    await keyrack.json(['edit', id, '--name', 'Renamed']);
    const events = async (...more: string[]) =>
      (await keyrack.json<{ event: string }[]>(['audit', ...more])).map(({ event }) => event);
    expect(await events('--subject', id)).toEqual(['credential.updated', 'credential.created']);
    expect(await events('--subject', id, '--limit', '1')).toEqual(['credential.updated']);
    expect(await events('--subject', id, '--event', 'credential.created')).toEqual(['credential.created']);
    expect(await events('--subject', id, '--to', '2020-01-01')).toEqual([]);
    expect(await events('--subject', id, '--outcome', 'refused')).toEqual([]);
    const words = await keyrack.run(['audit', '--event', 'credential.']);
    expect(words.stdout).toMatch(/credential\.updated +done +First admin key +Renamed$/m);
  });

  it('waits for what comes with --follow, and shows it once', async () => {
    await newCredential(keyrack.service.client); // no more than one of those that are there is asked for
    const before = await newCredential(keyrack.service.client);
    const args = ['audit', '--follow', '--event', 'credential.created', '--limit', '1', '--json'];
    let after = '';
    const ended = await keyrack.run(args, {
      meanwhile: async ({ stdout, kill }) => {
        while (!stdout().includes(before)) await sleep(50);
        after = await newCredential(keyrack.service.client);
        while (!stdout().includes(after)) await sleep(50);
        await newCredential(keyrack.service.client);
        while (stdout().trim().split('\n').length < 3) await sleep(50);
        kill('SIGINT');
      },
    });
    expect(ended.signal).toBe('SIGINT');
    const ids = ended.stdout.trim().split('\n').map((line) => (JSON.parse(line) as { subjectId: string }).subjectId); // prettier-ignore
    expect(ids.slice(0, 2)).toEqual([before, after]);
    expect(new Set(ids).size).toBe(3);
  });

  it('refuses what it cannot understand', async () => {
    expect((await keyrack.run(['audit', '--limit', 'many'])).code).toBe(2);
    expect((await keyrack.run(['audit', '--from', 'yesterday'])).code).toBe(2);
    expect((await keyrack.run(['audit', '--outcome', 'perhaps'])).code).toBe(2);
  });
});
