import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
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

/** The service that the options, the environment or the profile name, with the key for it. */
export async function connect(options: Everywhere): Promise<Keyrack> {
  return new Keyrack(await settingsOf(options));
}

/** @throws Refusal when no API key is to be had for the service, or the URL is none */
export async function settingsOf(options: Everywhere, env: NodeJS.ProcessEnv = process.env): Promise<Profile> {
  const { url, apiKey } = await chosen(options, env);
  return { url, apiKey };
}

/** Likewise, but nothing where the key is not known to be for this service, and nobody looked at the URL yet. */
export async function pairOf(options: Everywhere, env: NodeJS.ProcessEnv = process.env): Promise<Profile | undefined> {
  const { url, apiKey, isPair } = await chosen(options, env);
  return isPair ? { url, apiKey } : undefined;
}

/** What the environment says. What is set to nothing is not set. */
export function environmentSettings(env: NodeJS.ProcessEnv = process.env): Partial<Profile> {
  const [url, apiKey] = [env['KEYRACK_URL'], env['KEYRACK_API_KEY']];
  return { ...(url && { url: assertUrl(url) }), ...(apiKey && { apiKey }) };
}

interface Chosen extends Profile {
  /** Whether the URL and the key come from the same place. */
  isPair: boolean;
}

/** A key is sent nowhere but where it is for: to the URL that comes with it, or to one that was given beside it. */
async function chosen(options: Everywhere, env: NodeJS.ProcessEnv): Promise<Chosen> {
  const { apiKeyFile, profile: named } = options;
  const url = options.url === undefined ? undefined : assertUrl(options.url);
  const set = named === undefined ? environmentSettings(env) : {}; // whoever names a profile means it
  const profile = await namedProfile(named ?? (env['KEYRACK_PROFILE'] || undefined));
  if (apiKeyFile !== undefined) {
    const apiKey = await readKey(apiKeyFile);
    return { url: url ?? set.url ?? profile?.url ?? USUAL_URL, apiKey, isPair: url !== undefined };
  }
  if (set.apiKey !== undefined)
    return { ...ofEnvironment(url, set.apiKey, set.url, profile), isPair: url === undefined };
  if (profile === undefined) throw noKey('There is no API key');
  return { ...ofProfile(url ?? set.url, profile), isPair: true };
}

/** The key of the environment is for the URL there; without one, for the one that was given. */
function ofEnvironment(
  given: string | undefined,
  apiKey: string,
  own: string | undefined,
  profile: Profile | undefined,
): Profile {
  const url = given ?? own;
  if (url === undefined && profile) {
    throw new Refusal(
      'KEYRACK_API_KEY does not say for which service it is: set KEYRACK_URL too, or unset it to use the profile',
    );
  }
  if (url !== undefined && own !== undefined && !isSameOrigin(url, own)) {
    throw noKey(`KEYRACK_API_KEY is for KEYRACK_URL, and there is no API key for ${new URL(url).origin}`);
  }
  return { url: url ?? USUAL_URL, apiKey };
}

function ofProfile(given: string | undefined, profile: Profile): Profile {
  if (given === undefined || isSameOrigin(given, profile.url))
    return { ...profile, url: assertUrl(given ?? profile.url) };
  throw noKey(`There is no API key for ${new URL(given).origin}: that of the profile is for another service`);
}

function noKey(why: string): Refusal {
  return new Refusal(
    `${why}. Sign in with keyrack login, say --api-key-file, or set KEYRACK_URL and KEYRACK_API_KEY`,
    EXIT.unauthenticated,
  );
}

export function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(assertUrl(other)).origin;
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
  return (await readBytes(path)).toString();
}

/** Likewise, for what is kept as it is. @throws Refusal for a file that cannot be read, or holds no text */
export async function readExactText(path: string): Promise<string> {
  return textOf(await readBytes(path), path);
}

async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read`);
  });
}

/** @throws Refusal when it is no text */
export async function readStandardInput(): Promise<string> {
  return textOf(await buffer(process.stdin), 'Standard input');
}

/** Bytes that are no text would be stored as others, and nobody would know. */
function textOf(bytes: Uint8Array, from: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal(`${from} holds bytes that are no text in UTF-8`);
  }
}

async function namedProfile(name: string | undefined): Promise<Profile | undefined> {
  const profiles = await readProfiles();
  const profile = profiles[name ?? USUAL_PROFILE];
  if (profile || name === undefined) return profile;
  throw new Refusal(`There is no profile ${name}. Make it with keyrack login --profile ${name}`);
}
