import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pairOf, readExactText, settingsOf, type Everywhere } from '../src/connection.js';

const HERE = 'https://keys.example.com';
const STAGING = 'https://staging.example.com';
const OTHER = 'https://other.example.net';
const USUAL = 'http://127.0.0.1:3000';

let directory: string;
let keyFile: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keyrack-cli-'));
  keyFile = join(directory, 'key.txt');
  await writeFile(keyFile, 'of-file\n');
  const profiles = { default: { url: HERE, apiKey: 'of-default' }, staging: { url: STAGING, apiKey: 'of-staging' } };
  await writeFile(join(directory, 'profiles.json'), JSON.stringify(profiles), { mode: 0o600 });
});
afterAll(() => rm(directory, { recursive: true }));

/** What is asked with these options in this environment, where there are profiles or none. */
async function asked(options: Everywhere, env: Record<string, string>, file = 'profiles.json') {
  vi.stubEnv('KEYRACK_PROFILES', join(directory, file));
  return settingsOf(options, env).finally(() => vi.unstubAllEnvs());
}

async function pair(options: Everywhere, env: Record<string, string>) {
  vi.stubEnv('KEYRACK_PROFILES', join(directory, 'profiles.json'));
  return pairOf(options, env).finally(() => vi.unstubAllEnvs());
}

const url = (of: string) => ({ KEYRACK_URL: of });
const key = { KEYRACK_API_KEY: 'of-env' };

describe('The service and the key for it', () => {
  it('are those of the profile, when nothing else is said', async () => {
    expect(await asked({}, {})).toEqual({ url: HERE, apiKey: 'of-default' });
    expect(await asked({}, { KEYRACK_PROFILE: 'staging' })).toEqual({ url: STAGING, apiKey: 'of-staging' });
  });

  it('are those of the environment before a profile that was not named by an option', async () => {
    expect(await asked({}, { ...url(OTHER), ...key })).toEqual({ url: OTHER, apiKey: 'of-env' });
    expect(await asked({}, { ...url(OTHER), ...key, KEYRACK_PROFILE: 'staging' })).toMatchObject({ apiKey: 'of-env' });
  });

  it('are those of a named profile, whatever the environment says', async () => {
    const staging = { url: STAGING, apiKey: 'of-staging' };
    expect(await asked({ profile: 'staging' }, { ...url(OTHER), ...key })).toEqual(staging);
    expect(await asked({ profile: 'staging' }, key)).toEqual(staging);
  });

  it('may be a key of the environment and a URL beside it', async () => {
    expect(await asked({ url: OTHER }, key)).toEqual({ url: OTHER, apiKey: 'of-env' });
    expect(await asked({ url: `${HERE}/below` }, { ...url(HERE), ...key })).toEqual({ url: `${HERE}/below`, apiKey: 'of-env' }); // prettier-ignore
    expect(await asked({}, key, 'none.json')).toEqual({ url: USUAL, apiKey: 'of-env' });
  });

  it('may be a key in a file, for any URL', async () => {
    const apiKeyFile = keyFile;
    expect(await asked({ url: OTHER, apiKeyFile }, { ...url(HERE), ...key })).toEqual({
      url: OTHER,
      apiKey: 'of-file',
    });
    expect(await asked({ profile: 'staging', apiKeyFile }, key)).toEqual({ url: STAGING, apiKey: 'of-file' });
    expect(await asked({ apiKeyFile }, {})).toEqual({ url: HERE, apiKey: 'of-file' });
  });

  it('may be the key of a profile, for its own origin', async () => {
    expect(await asked({ url: `${HERE}/below/` }, {})).toEqual({ url: `${HERE}/below`, apiKey: 'of-default' });
    expect(await asked({}, url(HERE))).toEqual({ url: HERE, apiKey: 'of-default' });
  });

  it.each<[string, Everywhere, Record<string, string>]>([
    ['of the profile for another URL', { url: OTHER }, {}],
    ['of the profile for a URL of the environment', {}, url(OTHER)],
    ['of the profile for its name under another scheme', { url: 'http://keys.example.com' }, {}],
    ['of a named profile for another URL', { profile: 'staging', url: HERE }, key],
    ['of the environment for the URL of a profile', {}, key],
    ['of the environment for the URL of a profile named there', {}, { ...key, KEYRACK_PROFILE: 'staging' }],
    ['of the environment, which has its own URL, for another', { url: OTHER }, { ...url(HERE), ...key }],
  ])('are never the key %s', async (_, options, env) => {
    const error: unknown = await asked(options, env).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'Refusal', message: expect.stringMatching(/KEYRACK_URL/) as string });
    expect(String(error)).not.toContain('of-');
  });

  it('are a pair for a shell that completes, or nothing', async () => {
    expect(await pair({}, {})).toMatchObject({ apiKey: 'of-default' });
    expect(await pair({ profile: 'staging' }, key)).toMatchObject({ apiKey: 'of-staging' });
    expect(await pair({ url: OTHER, apiKeyFile: keyFile }, {})).toEqual({ url: OTHER, apiKey: 'of-file' });
    expect(await pair({ url: OTHER }, key)).toBeUndefined();
    expect(await pair({ apiKeyFile: keyFile }, url(OTHER))).toBeUndefined();
  });
});

describe('A file with values', () => {
  it('is text, and refused when it is not', async () => {
    const path = join(directory, 'value.txt');
    await writeFile(path, 'Ünïcode 🔑');
    expect(await readExactText(path)).toBe('Ünïcode 🔑');
    await writeFile(path, Buffer.from([0x61, 0xff, 0xfe]));
    await expect(readExactText(path)).rejects.toThrow('no text in UTF-8');
  });
});
