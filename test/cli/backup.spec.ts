import { readFile, stat, truncate, writeFile, copyFile, readdir } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { aFlow, anOpenAIKey, must, newCredential, newKey } from '../support/people.js';
import type { Ended, Given } from './cli.js';
import { install, storedIn, type Installation } from './installations.js';

const SECRET = 'sk-test-not-a-real-key';
const PASSPHRASE = 'correct horse battery';

let source: Installation;
let credential: string;
let directory: string;
let identity: string;
let recipient: string;
let identityFile: string;
let backedUp: string;
/** Empty, and left so by all tests that use it. */
let empty: Installation;

beforeAll(async () => {
  await build();
  directory = await newDirectory();
  source = await install();
  const { client } = source.keyrack.service;
  credential = await newCredential(client, anOpenAIKey(SECRET, 'The one of the shop'));
  // So long that it is encrypted, and sent, in several parts.
  const notes = Array.from({ length: 8 }, () => randomBytes(400_000).toString('hex'));
  for (const [at, note] of notes.entries()) await must(client.put(`/flows/${at}`, aFlow(credential, 'A flow', { definition: { nodes: [{ ...aFlow(credential).definition.nodes[0], parameters: { note } }], connections: {} } }))); // prettier-ignore
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  identityFile = await fileOf('identity.txt', `# created: 2026-01-01\n# public key: ${recipient}\n${identity}\n`);
  backedUp = join(directory, 'backup.age');
  await backUp(backedUp, '--recipient', recipient);
  empty = await withRootKey(source.rootKey);
});
afterAll(cleanUp);

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

async function backUp(path: string, ...more: string[]): Promise<Ended> {
  return source.keyrack.run(['backup', '--out', path, ...more]);
}

/** An empty service with a copy of this root key, as on another machine. */
async function withRootKey(path: string): Promise<Installation> {
  const copy = join(await newDirectory(), 'root.key');
  await copyFile(path, copy);
  return install({ KEYRACK_ROOT_KEY_FILE: copy });
}

const restore = ({ keyrack }: Installation, file: string, more: string[] = ['--yes'], given: Given = {}) =>
  keyrack.run(['restore', '--file', file, '--identity-file', identityFile, ...more], given);

/** Restores in vain, and gives what was said. Nothing may have changed. */
async function refusal(code: number, restoring: () => Promise<Ended>, on = empty): Promise<string> {
  const before = storedIn(on);
  const ended = await restoring();
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(storedIn(on)).toEqual(before);
  expect((await on.keyrack.service.client.get('/me')).status).toBe(200);
  return ended.stderr;
}

async function opened(path: string, open: (decrypter: Decrypter) => void): Promise<Record<string, unknown>[]> {
  const decrypter = new Decrypter();
  open(decrypter);
  const text = await decrypter.decrypt(await readFile(path), 'text');
  return text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore
}

describe('keyrack backup', () => {
  it('writes everything to an encrypted file for its owner alone, and says which root key belongs to it', async () => {
    const path = join(directory, 'first.age');
    const { code, stdout, stderr } = await backUp(path, '--recipient', recipient);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    const bytes = await readFile(path, 'latin1');
    expect(bytes).toMatch(/^age-encryption\.org\/v1\n/);
    for (const readable of ['The one of the shop', '"table"', 'openAIApi', credential, SECRET]) expect(bytes).not.toContain(readable); // prettier-ignore
    const [manifest, ...rows] = await opened(path, (decrypter) => decrypter.addIdentity(identity));
    expect(rows.pop()).toMatchObject({ end: true, rows: rows.length });
    expect(stdout).toContain(`Wrote ${rows.length} rows to ${path}.`);
    const [rootKey = ''] = manifest?.['rootKeys'] as string[];
    expect(stdout).toContain(`the root key ${rootKey} only, which is not in the file`);
    const text = JSON.stringify(rows);
    expect(text).toContain('The one of the shop');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain((await readFile(source.rootKey, 'utf8')).trim());
  });

  it('tells programs what is in it', async () => {
    const path = join(directory, 'told.age');
    const told = await source.keyrack.json(['backup', '--out', path, '--recipient', recipient]);
    const [manifest, ...rows] = await opened(path, (decrypter) => decrypter.addIdentity(identity));
    const { createdAt, keyrack, rootKeys, tables } = manifest ?? {};
    expect(told).toEqual({ file: path, createdAt, keyrack, rootKeys, tables, rows: rows.length - 1 });
    expect(tables).toContainEqual({ name: 'credentials', rows: 1 });
  });

  it('never writes over a file', async () => {
    const before = await readFile(backedUp);
    const ended = await backUp(backedUp, '--recipient', recipient);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('is not overwritten');
    expect((await readFile(backedUp)).equals(before)).toBe(true);
  });

  it('takes a passphrase from a file, which opens it again, and no other does', async () => {
    const [right, wrong] = [await fileOf('right.txt', `${PASSPHRASE}\n`), await fileOf('wrong.txt', 'another horse\n')];
    const path = join(directory, 'passphrase.age');
    expect((await backUp(path, '--passphrase-file', right)).code).toBe(0);
    const restoring = (given: string) => empty.keyrack.run(['restore', '--file', path, '--passphrase-file', given, '--yes', '--dry-run']); // prettier-ignore
    const said = await refusal(2, () => restoring(wrong));
    expect(said).toContain(`${path} does not open`);
    expect(said).not.toContain('horse');
    expect((await restoring(right)).code).toBe(0);
  });

  it('takes no passphrase as an argument, no short one, and is never left readable', async () => {
    const short = await fileOf('short.txt', 'short');
    const wrong: [string[], string][] = [
      [['--passphrase', PASSPHRASE], "unknown option '--passphrase'"],
      [['--passphrase-file', short], 'at least 8'],
      [['--recipient', 'age1nobody'], 'public key of age'],
      [['--recipient', recipient, '--passphrase-file', short], 'one of --passphrase-file and --recipient\n'],
      [['--plain'], "unknown option '--plain'"],
      [[], 'with --passphrase-file or --recipient\n'],
    ];
    const before = await readdir(directory);
    for (const [given, said] of wrong) {
      const ended = await backUp(join(directory, 'wrong.age'), ...given);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(said);
      expect(ended.stderr).not.toContain(PASSPHRASE);
    }
    expect(await readdir(directory)).toEqual(before);
  });

  it('is refused to a key that may not operate the installation, and leaves no file', async () => {
    const { token } = await newKey(source.keyrack.service.client, ['credentials:view', 'credentials:resolve']);
    const path = join(directory, 'refused.age');
    const args = ['backup', '--out', path, '--recipient', recipient];
    expect(await source.keyrack.run(args, { env: { KEYRACK_API_KEY: token } })).toMatchObject({ code: 4, stdout: '' });
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });
});

describe('keyrack restore', () => {
  it('brings everything into an empty service with the same root key, where the old keys count', async () => {
    const target = await withRootKey(source.rootKey);
    const { code, stdout } = await restore(target, backedUp);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^✓ \d+ rows of \S+ are restored\.\n {2}workspace \S+: 1 credentials, 1 were opened to try\n$/,
    );
    expect((await target.keyrack.run(['whoami'])).code).toBe(3);
    const old = { env: { KEYRACK_API_KEY: source.keyrack.service.token } };
    expect(await target.keyrack.json(['show', 'The one of the shop'], old)).toMatchObject({ id: credential });
    const { body } = await must(target.keyrack.service.client.as(old.env.KEYRACK_API_KEY).post(`/credentials/${credential}/resolve`)); // prettier-ignore
    expect(body).toMatchObject({ values: { openAIApiKey: SECRET } });
    expect((await target.keyrack.run(['doctor'], old)).code).toBe(0);
  });

  it('rehearses it with --dry-run, without a question, and changes nothing', async () => {
    const before = storedIn(empty);
    const { code, stdout } = await restore(empty, backedUp, ['--dry-run']);
    expect({ code, said: /can be restored; nothing was changed/.test(stdout) }).toEqual({ code: 0, said: true });
    expect(JSON.parse((await restore(empty, backedUp, ['--dry-run', '--json'])).stdout)).toMatchObject({
      dryRun: true,
      workspaces: [{ credentials: 1, opened: 1, unreadable: [] }],
    });
    expect(storedIn(empty)).toEqual(before);
    expect((await empty.keyrack.run(['whoami'])).code).toBe(0);
  });

  it('refuses without --yes where nobody can answer', async () => {
    expect(await refusal(2, () => restore(empty, backedUp, []))).toContain('--yes');
  });

  it('refuses a service that is in use, and names what is there', async () => {
    expect(await refusal(6, () => restore(source, backedUp), source)).toMatch(/empty service.*credentials \(1\)/);
  });

  it('refuses a service with another root key, and says which one it takes', async () => {
    const other = await install();
    const said = await refusal(6, () => restore(other, backedUp), other);
    const [manifest] = await opened(backedUp, (decrypter) => decrypter.addIdentity(identity));
    expect(said).toContain(`the root key ${(manifest?.['rootKeys'] as string[])[0]}`);
    expect(said).toContain('Start it with the root key that belongs to the backup');
  });

  it('refuses a file that was cut off, wherever that was, or altered', async () => {
    const whole = await readFile(backedUp);
    expect(whole.length).toBeGreaterThan(5_000_000);
    const cut = await fileOf('cut.age', whole);
    for (const length of [whole.length - 1, 3_000_000, 300, 10, 0]) {
      await truncate(cut, length);
      expect(await refusal(2, () => restore(empty, cut))).toContain(`${cut} does not open`);
    }
    const altered = await fileOf('altered.age', whole.fill(0, whole.length - 50, whole.length - 40));
    expect(await refusal(2, () => restore(empty, altered))).toContain(`${altered} does not open`);
  });

  it('refuses what is encrypted well and is no whole backup', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const text = await decrypter.decrypt(await readFile(backedUp), 'text');
    const half = await fileOf('half.age', await encrypter.encrypt(text.slice(0, text.length / 2)));
    expect(await refusal(2, () => restore(empty, half))).toMatch(/cut off\. Nothing was changed/);
    const other = await fileOf('other.age', await encrypter.encrypt('{"hello":"world"}\n'));
    expect(await refusal(2, () => restore(empty, other))).toContain('no backup of Keyrack');
  });

  it('says what is missing or wrong about the file and its key', async () => {
    const [stranger, none] = [await fileOf('stranger.txt', await generateX25519Identity()), join(directory, 'none')];
    const file = (path: string, ...more: string[]) => ['restore', '--yes', '--file', path, ...more];
    const wrong: [string[], string][] = [
      [file(none, '--identity-file', identityFile), `There is no file ${none}`],
      [file(backedUp, '--identity-file', none), `There is no file ${none}`],
      [file(backedUp, '--identity-file', backedUp), 'secret key of age'],
      [file(backedUp, '--identity-file', stranger), 'another passphrase or key'],
      [file(backedUp), '--passphrase-file or --identity-file'],
      [file(backedUp, '--passphrase', PASSPHRASE), "unknown option '--passphrase'"],
    ];
    for (const [given, said] of wrong) {
      const words = await refusal(2, () => empty.keyrack.run(given));
      expect(words).toContain(said);
      expect(words).not.toContain(PASSPHRASE);
    }
  });

  it('is refused to a key that may not operate the installation', async () => {
    const { token } = await newKey(source.keyrack.service.client, ['credentials:view']);
    const given = { env: { KEYRACK_API_KEY: token } };
    expect(await refusal(4, () => restore(source, backedUp, ['--yes'], given), source)).toContain(
      'installation:operate',
    );
  });
});
