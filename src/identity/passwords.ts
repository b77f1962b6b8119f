import { hash, verify } from '@node-rs/argon2';
import { problem } from '../platform/index.js';

const SHORTEST = 12;
const LONGEST = 256;

/** A hash of nothing that anybody knows, for accounts that do not exist: looking for it takes as long as for a real one. */
const NOBODYS = hash(crypto.randomUUID());

/** Argon2id with the library's parameters, which are those that OWASP asks for: 19 MiB, two rounds. */
export function hashOfPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'));
}

/** @param stored undefined for an account that does not exist, or has no password */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await NOBODYS), password.normalize('NFKC')).catch(() => false);
  return stored !== undefined && isRight;
}

/**
 * The rule for new passwords: long enough, and not made of what everybody knows about its owner.
 * @throws Problem `invalid`
 */
export function assertGoodPassword(password: string, about: { email: string; name: string }): void {
  const text = password.normalize('NFKC');
  const refuse = (rule: string): never => {
    throw problem('invalid', { password: `password ${rule}` });
  };
  if ([...text].length < SHORTEST) refuse(`must have at least ${SHORTEST} characters; a few words are easiest to keep`);
  if ([...text].length > LONGEST) refuse(`must have at most ${LONGEST} characters`);
  if (new Set(text.toLowerCase()).size < 5) refuse('must have at least five different characters');
  const known = [about.email, about.email.split('@')[0] ?? '', about.name, 'keyrack', 'password'];
  const rest = known
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2)
    .reduce((left, word) => left.replaceAll(word, ''), text.toLowerCase());
  if ([...rest.replace(/[\d\W_]/g, '')].length < 4 && rest.length < SHORTEST)
    refuse('must not be made of your name, your e-mail address or the word password');
}
