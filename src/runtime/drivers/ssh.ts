import type { Parameters, Verdict } from '@keyrack/recipes';
import ssh2, { type AnyAuthMethod, type ParsedKey } from 'ssh2';
import { callTo, type Call } from './call.js';
import type { Driver } from './driver.js';

const KIND = { name: 'SSH', port: 22 };
/** How often the passphrase of a key may have been hashed: ssh-keygen does it 16 to 100 times. */
const MOST_ROUNDS = 256;
const MORE = 'The server accepts this, but wants a second proof, such as a code. Keyrack cannot give one.';

/**
 * SSH and SFTP: signs in and leaves; no command is run. Nobody told Keyrack the server's host key, so that a
 * server in its place is not noticed: like a first `ssh` to it, this proves nothing about the server.
 */
export const ssh: Driver = (parameters, way) =>
  callTo(KIND, parameters, way, async (call) => {
    const { user } = parameters;
    if (user === undefined) return call.verdict('unknown', 'SSH needs a user. Give one with the credential.');
    const proofs = proofsOf(parameters, user);
    if (typeof proofs === 'string') return call.verdict('invalid', proofs);
    const client = new ssh2.Client();
    call.onClose(() => client.destroy());
    const stream = await call.open();
    const attempt = { proofs, wantsMore: false };
    try {
      await signIn(client, () =>
        client.connect({ sock: stream, username: user, authHandler: next(attempt), readyTimeout: 0 }),
      );
      client.end();
      return call.verdict('valid');
    } catch (error) {
      return refused(error, attempt.wantsMore, call);
    }
  });

interface Attempt {
  proofs: AnyAuthMethod[];
  wantsMore: boolean;
}

/** What can be shown to the server, one after the other; or why a key cannot be read. */
function proofsOf({ password, further }: Parameters, username: string): AnyAuthMethod[] | string {
  const key = further['privateKey'] === undefined ? undefined : keyOf(further['privateKey'], further['passphrase']);
  if (typeof key === 'string') return key;
  const proofs: AnyAuthMethod[] = [];
  if (key) proofs.push({ type: 'publickey', username, key });
  if (password !== undefined) {
    proofs.push({ type: 'password', username, password });
    // Many servers take passwords in this way alone. What is asked in clear is a name or a code.
    proofs.push({
      type: 'keyboard-interactive',
      username,
      prompt: (...[, , , prompts, finish]) => finish(prompts.map(({ echo }) => (echo === true ? '' : password))),
    });
  }
  return proofs.length > 0 ? proofs : [{ type: 'none', username }];
}

function keyOf(text: string, passphrase: string | undefined): ParsedKey | string {
  if (roundsOf(text) > MOST_ROUNDS)
    return 'The private key is encrypted with more rounds than Keyrack computes. Use 100.';
  const key: ParsedKey | Error = ssh2.utils.parseKey(`${text.trim()}\n`, passphrase);
  if (key instanceof Error)
    return `The private key cannot be read${passphrase === undefined ? '' : ' with this passphrase'}. It is to be a whole key in PEM or OpenSSH format, and its passphrase the one that it was encrypted with.`;
  return key.isPrivateKey() ? key : 'The private key is a public key. Give the other half.';
}

/** Of bcrypt, as an OpenSSH key says it; they are computed in one go, in which nothing else happens. */
function roundsOf(text: string): number {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]*)/.exec(text)?.[1] ?? '';
  const bytes = Buffer.from(body, 'base64');
  let at = 'openssh-key-v1\0'.length;
  const field = (): Buffer => {
    const length = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0;
    at += 4 + length;
    return bytes.subarray(at - length, at);
  };
  field(); // the cipher
  field(); // the hash
  const options = field(); // the salt, with its length in four bytes, and the rounds
  return options.length >= 4 ? options.readUInt32BE(options.length - 4) : 0;
}

/** The driver asks for the next proof, and takes false for none. */
function next(attempt: Attempt): (left: unknown, isPartial: boolean) => AnyAuthMethod | false {
  return (_, isPartial) => {
    // Null before the first proof.
    attempt.wantsMore ||= isPartial === true;
    return attempt.wantsMore ? false : (attempt.proofs.shift() ?? false);
  };
}

function signIn(client: ssh2.Client, connect: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on('ready', resolve).on('error', reject);
    client.on('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    client.on('change password', () => reject(new Expired()));
    connect();
  });
}

class Expired extends Error {}

function refused(error: unknown, wantsMore: boolean, call: Call): Verdict {
  if (error instanceof Expired) return call.verdict('expired', 'The server wants the password to be changed first.');
  if ((error as { level?: unknown }).level !== 'client-authentication') throw error;
  return wantsMore ? call.verdict('unknown', MORE) : call.verdict('invalid');
}
