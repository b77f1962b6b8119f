import { readFile } from 'node:fs/promises';
import { Keyrack } from '@keyrack/client';
import { EXIT } from './exit-codes.js';
import { Refusal } from './failure.js';
import { readProfiles, type Profile } from './profile.js';

/** Options that every command takes. */
export interface Everywhere {
  url?: string;
  apiKeyFile?: string;
  profile?: string;
  json?: boolean;
}

export const USUAL_URL = 'http://127.0.0.1:3000';
export const USUAL_PROFILE = 'default';

/** The service that the flags, the environment or the profile name, in this order. */
export async function connect(options: Everywhere): Promise<Keyrack> {
  return new Keyrack(await settingsOf(options));
}

/** @throws Refusal when no API key is to be had, or the URL is none */
export async function settingsOf(options: Everywhere, env: NodeJS.ProcessEnv = process.env): Promise<Profile> {
  const { url, apiKeyFile, profile: name = env['KEYRACK_PROFILE'] } = options;
  const profile = await namedProfile(name);
  const set = { apiKey: env['KEYRACK_API_KEY'] || undefined, url: env['KEYRACK_URL'] || undefined }; // set to nothing is not set
  const apiKey = apiKeyFile !== undefined ? await readKey(apiKeyFile) : (set.apiKey ?? profile?.apiKey);
  if (apiKey === undefined) {
    throw new Refusal(
      'There is no API key. Sign in with keyrack login, or set KEYRACK_API_KEY (and KEYRACK_URL)',
      EXIT.unauthenticated,
    );
  }
  return { url: assertUrl(url ?? set.url ?? profile?.url ?? USUAL_URL), apiKey };
}

/** The address of a service, without a slash at its end. */
export function assertUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Refusal('The URL of the service must begin with http:// or https://, as in https://keys.example.com');
  }
  return text.replace(/\/+$/, '');
}

/** The key in a file; `-` is standard input. */
export async function readKey(path: string): Promise<string> {
  const key = (path === '-' ? await readStandardInput() : await readText(path)).trim();
  if (!/^[\x21-\x7e]+$/.test(key)) throw new Refusal('The file with the API key must hold the key and nothing else');
  return key;
}

/** @throws Refusal for a file that cannot be read */
export async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read`);
  });
}

export async function readStandardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk as string;
  return text;
}

async function namedProfile(name: string | undefined): Promise<Profile | undefined> {
  const profiles = await readProfiles();
  const profile = profiles[name ?? USUAL_PROFILE];
  if (profile || name === undefined) return profile;
  throw new Refusal(`There is no profile ${name}. Make it with keyrack login --profile ${name}`);
}
