import { placesOf, type CredentialType } from '@keyrack/credential-types';
import type { RecipeRequest } from '../src/index.js';
import { KEYS, pemOf } from './support.js';

export const TOKEN = 'canary-of-the-access-token';

/** The values of a type's example, with a secret in each password that occurs nowhere else, and with real keys. */
export function canaryValues({ inputs, example }: CredentialType): Record<string, unknown> {
  const passwords = new Set(inputs.filter(({ type }) => type === 'password').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [
      name,
      passwords.has(name) ? canaryLike(name, String(value)) : value,
    ]),
  );
}

/** A secret of the same form as an example. */
function canaryLike(name: string, example: string): string {
  if (example.startsWith('{')) {
    const account: Record<string, unknown> = JSON.parse(example) as Record<string, unknown>;
    return JSON.stringify({ ...account, ...('private_key' in account && { private_key: pemOf(KEYS.rsa) }) });
  }
  if (example.startsWith('-----BEGIN')) return pemOf(KEYS.rsa);
  if (/^0+$/.test(example)) return Buffer.from(canaryOf(name)).toString('hex');
  return example.startsWith('https://') ? `${example}/${canaryOf(name)}` : canaryOf(name);
}

const canaryOf = (name: string): string => `canary-of-${name}`;

/** The inputs whose secrets are found in a text, in Base64 too. */
function foundIn(text: string, values: Record<string, unknown>): string[] {
  const runs = text.match(/[A-Za-z0-9+/]{8,}=*/g) ?? [];
  const decoded = runs.map((run) => Buffer.from(run, 'base64').toString());
  const percent = decodeURIComponent(text.replace(/%(?![0-9A-F]{2})/g, '%25'));
  const haystack = [text, percent, ...decoded].join(' ');
  const secrets = { ...values, 'oauth2.accessToken': TOKEN };
  return Object.entries(secrets)
    .filter(([, secret]) => typeof secret === 'string' && /canary|PRIVATE KEY/.test(secret))
    .filter(([, secret]) => haystack.includes(String(secret)))
    .map(([name]) => name);
}

/** Where each secret is in a request, as `place: input`, in their order. */
export function carriedBy(request: RecipeRequest, values: Record<string, unknown>): string[] {
  const parts = { url: request.url, body: String(request.body ?? ''), ...request.headers, ...flat({ tls: request.tls, digest: request.digest }) }; // prettier-ignore
  return Object.entries(parts).flatMap(([part, text]) => foundIn(text, values).map((name) => `${part}: ${name}`)).sort(); // prettier-ignore
}

/** Where the definition says that secrets go, in the same words. */
export function saidToBeCarried(parts: Readonly<Record<string, unknown>>, values: Record<string, unknown>): string[] {
  const secret = new Set(
    foundIn(JSON.stringify(Object.values(values)).replaceAll('\\n', '\n').replaceAll('\\"', '"'), values),
  );
  const named = Object.entries(parts).flatMap(
    ([part, templates]) =>
    placesOf(templates).filter((name) => secret.has(name) || name === 'oauth2.accessToken').map((name) => `${part}: ${name}`), // prettier-ignore
  );
  return [...new Set(named)].sort();
}

/** What a type adds to each request, by the part that it goes to. */
export function partsOfInjection({ inject = {} }: CredentialType): Record<string, unknown> {
  const { headers = {}, query, basic, digest, tls, signer } = inject;
  return {
    ...headers,
    url: query,
    ...(basic && { authorization: [basic, headers['authorization']] }),
    ...flat({ tls, digest }),
    // The rest of what signers are given never leaves the house.
    ...(signer?.name === 'aws-sigv4' && {
      authorization: signer.accessKeyId,
      'x-amz-security-token': signer.sessionToken,
    }),
  };
}

function flat(groups: Record<string, object | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, members]) =>
      Object.entries(members ?? {}).map(([name, text]): [string, string] => [`${group}.${name}`, String(text)]),
    ),
  );
}
