import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { password } from '@clack/prompts';
import { readText } from '../connection.js';
import { answered, Refusal } from '../failure.js';

/** Finds what opens a source where its system keeps it, or where somebody says. */
export const secretFrom = {
  /** A path is as it is; a URL may hold a password, and then it is asked for or comes from the environment. */
  async database(place: string): Promise<string> {
    if (place !== '-') {
      if (!URL.canParse(place) || new URL(place).password === '') return place;
      throw new Refusal('The URL holds a password, and others can read arguments: write --database - and give the URL in DATABASE_URL, or when asked'); // prettier-ignore
    }
    const url = process.env['DATABASE_URL'];
    if (url !== undefined) return url;
    if (!process.stdin.isTTY) throw new Refusal('Give the URL of the database in DATABASE_URL');
    return answered(await password({ message: 'URL of the database', output: process.stderr }));
  },

  /** As it is, not trimmed: Flowise takes every character of the file. */
  async flowise(file: string | undefined): Promise<string> {
    if (file !== undefined) return readText(file);
    const key = process.env['FLOWISE_SECRETKEY_OVERWRITE'];
    if (key) return key;
    const usual = join(process.env['SECRETKEY_PATH'] ?? join(homedir(), '.flowise'), 'encryption.key');
    return readFile(usual, 'utf8').catch(() => {
      throw new Refusal(`There is no ${usual}: say with --key-file where the encryption.key of Flowise is`);
    });
  },

  /** n8n keeps it in a JSON file; undefined when there is none, as exports may be decrypted. */
  async n8n(file: string | undefined): Promise<string | undefined> {
    if (file !== undefined) return keyIn(await readText(file));
    const key = process.env['N8N_ENCRYPTION_KEY'];
    if (key) return key;
    const folder = join(process.env['N8N_USER_FOLDER'] ?? homedir(), '.n8n');
    return readFile(join(folder, 'config'), 'utf8').then(keyIn, () => undefined);
  },
};

function keyIn(text: string): string {
  try {
    const { encryptionKey } = JSON.parse(text) as { encryptionKey?: unknown };
    if (typeof encryptionKey === 'string') return encryptionKey;
  } catch {
    // the key itself, then
  }
  return text.trim();
}
