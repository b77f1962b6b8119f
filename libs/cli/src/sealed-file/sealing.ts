import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { password } from '@clack/prompts';
import { readText } from '../connection.js';
import { answered, Refusal } from '../failure.js';

export interface SealOptions {
  passphraseFile?: string;
  recipient?: string[];
  plain?: boolean;
}

/** Whether nobody else can read it, and how. Undefined leaves it readable. */
export type Seal = ((content: Readable) => Promise<Readable>) | undefined;

/** Shorter ones are guessed. */
const SHORTEST = 8;

/**
 * Asks for a passphrase when nothing is said.
 * @param mayBePlain whether the command has --plain
 * @throws Refusal when nobody can be asked, or a recipient is none
 */
export async function sealFor(
  { passphraseFile, recipient = [], plain }: SealOptions,
  mayBePlain: boolean,
): Promise<Seal> {
  const ways = [passphraseFile !== undefined, recipient.length > 0, plain === true].filter(Boolean).length;
  if (ways > 1) throw new Refusal(`Say one of ${mayBePlain ? '--passphrase-file, --recipient and --plain' : '--passphrase-file and --recipient'}`); // prettier-ignore
  if (plain) return undefined;
  const { Encrypter } = await import('age-encryption'); // takes long to load
  const encrypter = new Encrypter();
  if (recipient.length === 0) encrypter.setPassphrase(await passphraseOf(passphraseFile, mayBePlain));
  for (const one of recipient) {
    try {
      encrypter.addRecipient(one);
    } catch {
      throw new Refusal('--recipient takes a public key of age, which begins with age1');
    }
  }
  return async (content) => {
    const bytes = Readable.toWeb(content) as globalThis.ReadableStream<Uint8Array>;
    return Readable.fromWeb((await encrypter.encrypt(bytes)) as ReadableStream);
  };
}

async function passphraseOf(path: string | undefined, mayBePlain: boolean): Promise<string> {
  const passphrase = path === undefined ? await askTwice(mayBePlain) : (await readText(path)).replace(/\r?\n$/, '');
  if (passphrase.length >= SHORTEST) return passphrase;
  throw new Refusal(`The passphrase must have at least ${SHORTEST} characters`);
}

async function askTwice(mayBePlain: boolean): Promise<string> {
  if (!process.stdin.isTTY) {
    const readable = mayBePlain ? ', or --plain for a readable file' : '';
    throw new Refusal(`Say how to encrypt it, with --passphrase-file or --recipient${readable}`);
  }
  const first = answered(await password({ message: 'Passphrase', output: process.stderr }));
  const second = answered(await password({ message: 'The same again', output: process.stderr }));
  if (first !== second) throw new Refusal('These were not the same. Nothing was written.');
  return first;
}
