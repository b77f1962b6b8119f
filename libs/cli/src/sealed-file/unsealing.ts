import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { password } from '@clack/prompts';
import { readText } from '../connection.js';
import { answered, Refusal } from '../failure.js';

export interface UnsealOptions {
  file: string;
  passphraseFile?: string;
  identityFile?: string;
}

/** What an encrypted file holds, as it is read. */
export interface Opened {
  content: ReadableStream<Uint8Array>;
  /** For when whoever reads the content has failed. @throws Refusal when that is because the file is not whole */
  assertWhole: () => void;
}

/** Reads an encrypted file. @throws Refusal when there is none, or what was given does not open it */
export async function openSealed(options: UnsealOptions): Promise<Opened> {
  const { file } = options;
  await access(file).catch(() => {
    throw new Refusal(`There is no file ${file} that can be read`);
  });
  const { Decrypter } = await import('age-encryption'); // takes long to load
  const decrypter = new Decrypter();
  await addSecret(decrypter, options);
  try {
    const sealed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
    return watched(await decrypter.decrypt(sealed), file);
  } catch {
    throw new Refusal(`${file} does not open: it is no encrypted file of Keyrack, or was made with another passphrase or key`); // prettier-ignore
  }
}

/** Each part is opened when it is read: where one is missing or altered, only that shows it. */
function watched(content: AsyncIterable<Uint8Array>, file: string): Opened {
  let isBroken = false;
  async function* parts(): AsyncGenerator<Uint8Array> {
    try {
      yield* content;
    } catch (error) {
      isBroken = true;
      throw error;
    }
  }
  const assertWhole = (): void => {
    if (isBroken) throw new Refusal(`${file} does not open to its end: it was cut off or altered. Nothing was changed`);
  };
  return { content: Readable.toWeb(Readable.from(parts())) as ReadableStream<Uint8Array>, assertWhole };
}

interface Secrets {
  addIdentity(identity: string): void;
  addPassphrase(passphrase: string): void;
}

async function addSecret(decrypter: Secrets, { passphraseFile, identityFile }: UnsealOptions): Promise<void> {
  if (passphraseFile !== undefined && identityFile !== undefined) throw new Refusal('Say one of --passphrase-file and --identity-file'); // prettier-ignore
  if (identityFile !== undefined) return addIdentity(decrypter, await readText(identityFile));
  if (passphraseFile !== undefined)
    return decrypter.addPassphrase((await readText(passphraseFile)).replace(/\r?\n$/, ''));
  if (!process.stdin.isTTY) throw new Refusal('Say how it opens: --passphrase-file or --identity-file');
  decrypter.addPassphrase(answered(await password({ message: 'Passphrase', output: process.stderr })));
}

/** As age-keygen writes it: comments, and a line with the key. */
function addIdentity(decrypter: Secrets, text: string): void {
  const identity = text.split('\n').map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('#')) ?? ''; // prettier-ignore
  try {
    decrypter.addIdentity(identity);
  } catch {
    throw new Refusal('The file of --identity-file must hold a secret key of age, as age-keygen writes it');
  }
}
