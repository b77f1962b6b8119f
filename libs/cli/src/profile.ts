import { mkdir, open, readFile, rename, stat, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Refusal } from './failure.js';

/** Where a service is, and the key for it. */
export interface Profile {
  url: string;
  apiKey: string;
}

type Profiles = Readonly<Record<string, Profile>>;

/** The file with the profiles: for its owner alone, as it holds API keys. */
export function profilePath(env: NodeJS.ProcessEnv = process.env): string {
  return env['KEYRACK_PROFILES'] ?? join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'keyrack/profiles.json');
}

/** @throws Refusal when others may read the file, or it is none of ours */
export async function readProfiles(path = profilePath()): Promise<Profiles> {
  let text: string;
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Refusal(`Others may read ${path}, which holds API keys. Make it yours alone: chmod 600 ${path}`);
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  return parse(text, path);
}

/** Writes or, without a profile, removes one. Others in the file stay. */
export async function writeProfile(name: string, profile: Profile | undefined, path = profilePath()): Promise<void> {
  const { [name]: _, ...others } = await readProfiles(path);
  const all = profile ? { ...others, [name]: profile } : others;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(all, null, 2)}\n`).finally(() => file.close());
    await rename(temporary, path); // whole or not at all
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function parse(text: string, path: string): Profiles {
  try {
    const value: unknown = JSON.parse(text);
    const entries = Object.entries(value as object);
    if (entries.every(([, profile]) => isProfile(profile))) return Object.fromEntries(entries);
  } catch {
    // said below: the parser's own message quotes the file
  }
  throw new Refusal(`${path} is no file of profiles. Remove it, and sign in again with keyrack login`);
}

function isProfile(value: unknown): value is Profile {
  if (typeof value !== 'object' || value === null) return false;
  const { url, apiKey } = value as Partial<Record<string, unknown>>;
  return typeof url === 'string' && typeof apiKey === 'string';
}
