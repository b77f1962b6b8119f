import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { aFlow, anOpenAIKey, must, newCredential, newKey, newWorkspace } from '../support/people.js';
import { CommandLine } from './cli.js';

const SECRET = 'sk-test-not-a-real-key';

let keyrack: CommandLine;
let id: string;
beforeAll(async () => {
  await build();
  keyrack = await CommandLine.start();
  id = await newCredential(keyrack.service.client, anOpenAIKey(SECRET, 'Exported'));
  const { id: workspaceId } = await newWorkspace(keyrack.service.client, 'Sales');
  await must(keyrack.service.client.post(`/credentials/${id}/shares`, { workspaceId }));
  await must(keyrack.service.client.put('/flows/one', aFlow(id, 'A flow')));
});
afterAll(cleanUp);

const recordsOf = (text: string) => text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore

async function opened(path: string, open: (decrypter: Decrypter) => void) {
  const decrypter = new Decrypter();
  open(decrypter);
  return recordsOf(await decrypter.decrypt(await readFile(path), 'text'));
}

describe('keyrack export', () => {
  it('writes credentials, shares and flows, and how many there were, without a secret', async () => {
    const { code, stdout, stderr } = await keyrack.run(['export', '--plain']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Wrote 1 credentials, 1 shares and 1 flows.\n' });
    expect(recordsOf(stdout)).toEqual([
      expect.objectContaining({ kind: 'keyrack', format: 1 }),
      expect.objectContaining({ kind: 'credential', id, name: 'Exported', credentialName: 'openAIApi' }),
      expect.objectContaining({ kind: 'share', credentialId: id, workspaceName: 'Sales' }),
      expect.objectContaining({ kind: 'flow', id: 'one', name: 'A flow', engine: 'n8n', active: true, definition: expect.anything() as object }), // prettier-ignore
      { kind: 'end', credentials: 1, shares: 1, flows: 1, withoutValues: 0, gone: 0 },
    ]);
    expect(stdout).not.toContain(SECRET);
    expect(stdout).not.toMatch(/encryptedData|permissions/);
  });

  it('encrypts for recipients, into a file for its owner alone that is never overwritten', async () => {
    const identity = await generateX25519Identity();
    const path = join(await newDirectory(), 'backup.age');
    const args = ['export', '--values', '--recipient', await identityToRecipient(identity), '--out', path];
    expect(await keyrack.run(args)).toMatchObject({ code: 0, stdout: '' });
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    expect(await readFile(path, 'latin1')).not.toContain(SECRET);
    const records = await opened(path, (decrypter) => decrypter.addIdentity(identity));
    expect(records).toContainEqual(expect.objectContaining({ id, values: { openAIApiKey: SECRET } }));
    expect(records.at(-1)).toMatchObject({ kind: 'end', credentials: 1 });
    const before = await readFile(path);
    const again = await keyrack.run(args);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('is not overwritten');
    expect(await readFile(path)).toEqual(before);
  });

  it('encrypts with a passphrase from a file', async () => {
    const directory = await newDirectory();
    const [passphrase, path] = [join(directory, 'passphrase.txt'), join(directory, 'backup.age')];
    await writeFile(passphrase, 'correct horse battery\n');
    expect((await keyrack.run(['export', '--passphrase-file', passphrase, '--out', path])).code).toBe(0);
    const records = await opened(path, (decrypter) => decrypter.addPassphrase('correct horse battery'));
    expect(records.at(-1)).toMatchObject({ kind: 'end' });
  });

  it('writes readable secrets only where somebody says so twice', async () => {
    const refused = await keyrack.run(['export', '--plain', '--values']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('--yes');
    expect((await keyrack.run(['export', '--plain', '--values', '--yes'])).stdout).toContain(SECRET);
  });

  it('refuses values to a key that may not resolve, and gives it the rest', async () => {
    const { token } = await newKey(keyrack.service.client, ['credentials:view', 'flows:view']);
    const env = { KEYRACK_API_KEY: token };
    expect((await keyrack.run(['export', '--plain', '--values', '--yes'], { env })).code).toBe(4);
    expect(recordsOf((await keyrack.run(['export', '--plain'], { env })).stdout).at(-1)).toMatchObject({
      credentials: 1,
      shares: 0,
      flows: 1,
    });
  });

  it('leaves no file behind when it breaks off', async () => {
    const { token } = await newKey(keyrack.service.client, ['credentials:view']);
    const directory = await newDirectory();
    const args = ['export', '--plain', '--out', join(directory, 'part.jsonl')];
    expect((await keyrack.run(args, { env: { KEYRACK_API_KEY: token } })).code).toBe(4);
    expect(await readdir(directory)).toEqual([]);
  });

  it('says what is missing or wrong', async () => {
    const path = join(await newDirectory(), 'short.txt');
    await writeFile(path, 'short');
    const wrong: [string[], string][] = [
      [[], '--passphrase-file'],
      [['--recipient', 'age1nobody'], 'public key of age'],
      [['--passphrase-file', path], 'at least 8'],
      [['--passphrase-file', '/nonexistent/file'], 'There is no file'],
      [['--plain', '--passphrase-file', path], 'one of'],
    ];
    for (const [given, said] of wrong) {
      const ended = await keyrack.run(['export', ...given]);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(said);
    }
  });
});
