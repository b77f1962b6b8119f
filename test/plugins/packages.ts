import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extract } from 'tar';

const CACHE = resolve('node_modules/.cache/keyrack-test-packages');
/** What describes credential types and their pictures. The rest of these packages is hundreds of megabytes of code. */
const NEEDED = /^package\/(?:package\.json|dist\/types\/credentials\.json|dist\/credentials\/|.*\.(?:svg|png)$)/;

/**
 * The directory of a package as it is published, fetched from the npm registry the first time. Their licences do not
 * let everybody keep a copy, so none is checked in.
 */
export async function published(name: string, version: string): Promise<string> {
  const directory = join(CACHE, `${name.replace('/', '+')}@${version}`);
  if (existsSync(directory)) return directory;
  await mkdir(CACHE, { recursive: true });
  const scratch = await mkdtemp(join(CACHE, 'fetching-'));
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const args = ['pack', `${name}@${version}`, '--pack-destination', scratch, '--silent', '--ignore-scripts'];
    const { stdout } = await promisify(execFile)(npm, args, { shell: process.platform === 'win32' });
    await extract({ file: join(scratch, stdout.trim()), cwd: scratch, filter: (path) => NEEDED.test(path) });
    await rename(join(scratch, 'package'), directory).catch((error: unknown) => {
      if (!existsSync(directory)) throw error; // somebody else was faster
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return directory;
}

/** Makes a directory with these files, named by path. What is no text is written as JSON. */
export async function aDirectory(files: Record<string, unknown>): Promise<string> {
  const directory = join(tmpdir(), `keyrack-types-${randomBytes(6).toString('hex')}`);
  await writeFiles(directory, files);
  return directory;
}

export async function writeFiles(directory: string, files: Record<string, unknown>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' || content instanceof Buffer ? content : JSON.stringify(content));
  }
}

/** A definition in Keyrack's own format, whole and valid. */
export function aDefinition(changes: Record<string, unknown> = {}) {
  return {
    name: 'acmeApi',
    label: 'Acme API',
    description: 'A key for the rockets of Acme.',
    category: 'other',
    documentation: 'https://acme.example.com/docs',
    inputs: [
      { name: 'acmeKey', label: 'Key', type: 'password' },
      { name: 'site', label: 'Site', type: 'string', optional: true },
    ],
    hosts: ['api.acme.example.com'],
    inject: { headers: { 'x-acme-key': '{{acmeKey}}' } },
    test: { method: 'GET', url: 'https://api.acme.example.com/me' },
    example: { acmeKey: 'example-not-a-key' },
    ...changes,
  };
}
