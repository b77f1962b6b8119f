import { createHash } from 'node:crypto';
import { RecipeError } from './recipe-error.js';

export interface DigestParts {
  username: string;
  password: string;
  method: string;
  /** Path and query, as they are sent. */
  uri: string;
  /** Fresh and random for each request. */
  cnonce: string;
}

/** The parameters of a challenge, by lower-case name. */
type Challenge = ReadonlyMap<string, string>;
type Hash = (text: string) => string;

/** The strongest first. */
const ALGORITHMS = [
  { name: 'SHA-256', hash: 'sha256' },
  { name: 'MD5', hash: 'md5' },
] as const;
/** No server sends more, and what reads it need not be fast then. */
const LONGEST_CHALLENGE = 8192;
/** Each nonce is used once. */
const COUNT = '00000001';
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const NEXT_SCHEME = /(?:^|,)\s*([A-Za-z][A-Za-z0-9-]*)\s+(?=[A-Za-z0-9_-]+\s*=)/g;
const PARAMETER = /([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;

/**
 * The `Authorization` header that answers a `WWW-Authenticate` header by RFC 7616: MD5 or SHA-256, also as a session, with
 * `qop=auth` or none.
 * @throws RecipeError when the header holds no challenge that can be answered
 */
export function digestAuthorization(header: string, parts: DigestParts): string {
  const challenges = challengesIn(header.slice(0, LONGEST_CHALLENGE));
  for (const { name, hash } of ALGORITHMS)
    for (const challenge of challenges) {
      const [algorithm, session] = split(challenge.get('algorithm') ?? 'MD5');
      if (algorithm === name && isComplete(challenge))
        return headerOf(challenge, parts, session, (text) => createHash(hash).update(text).digest('hex'));
    }
  throw new RecipeError(
    challenges.length === 0
      ? 'The server asks for no digest authentication.'
      : 'The server asks for digest authentication in a way that is not supported: MD5 and SHA-256 with qop=auth are.',
  );
}

function split(algorithm: string): [name: string, isSession: boolean] {
  const name = algorithm.toUpperCase();
  return name.endsWith('-SESS') ? [name.slice(0, -5), true] : [name, false];
}

/** The parameters of each Digest challenge in a header that may hold several, of several schemes. */
function challengesIn(header: string): Challenge[] {
  // What is quoted may look like the beginning of another challenge.
  const hidden = header.replace(QUOTED, (quoted) => `"${'x'.repeat(quoted.length - 2)}"`);
  const starts = [...hidden.matchAll(NEXT_SCHEME)].map(({ 0: { length }, 1: scheme = '', index }) => ({
    scheme: scheme.toLowerCase(),
    start: index + length,
    index,
  }));
  return starts.flatMap(({ scheme, start }, at) =>
    scheme === 'digest' ? [parametersIn(header.slice(start, starts[at + 1]?.index))] : [],
  );
}

function parametersIn(text: string): Challenge {
  const found = [...text.matchAll(PARAMETER)];
  return new Map(
    found.map(([, name = '', quoted, plain = '']) => [name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain]),
  );
}

function isComplete(challenge: Challenge): boolean {
  const qop = challenge.get('qop');
  return challenge.has('realm') && challenge.has('nonce') && (qop === undefined || offersAuth(qop));
}

const offersAuth = (qop: string): boolean => qop.toLowerCase().split(/[\s,]+/).includes('auth'); // prettier-ignore

function headerOf(challenge: Challenge, parts: DigestParts, isSession: boolean, hash: Hash): string {
  const isProtected = challenge.has('qop');
  const fields = [
    usernameField(parts.username),
    quoted('realm', challenge.get('realm') ?? ''),
    quoted('nonce', challenge.get('nonce') ?? ''),
    quoted('uri', parts.uri),
    quoted('response', responseOf(challenge, parts, isSession, hash)),
    ...echoed(challenge),
    ...(isProtected ? ['qop=auth', `nc=${COUNT}`] : []),
    ...(isProtected || isSession ? [quoted('cnonce', parts.cnonce)] : []),
  ];
  return `Digest ${fields.join(', ')}`;
}

function responseOf(challenge: Challenge, parts: DigestParts, isSession: boolean, hash: Hash): string {
  const { username, password, method, uri, cnonce } = parts;
  const nonce = challenge.get('nonce') ?? '';
  const user = hash(`${username}:${challenge.get('realm') ?? ''}:${password}`);
  const secret = isSession ? hash(`${user}:${nonce}:${cnonce}`) : user;
  const middle = challenge.has('qop') ? `${nonce}:${COUNT}:${cnonce}:auth` : nonce;
  return hash(`${secret}:${middle}:${hash(`${method}:${uri}`)}`);
}

/** What a server gets back as it gave it. */
function echoed(challenge: Challenge): string[] {
  const algorithm = challenge.get('algorithm');
  const opaque = challenge.get('opaque');
  return [
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    ...(opaque === undefined ? [] : [quoted('opaque', opaque)]),
  ];
}

/** RFC 7616, 3.4: a name that ASCII cannot write is sent as RFC 5987 has it. */
function usernameField(username: string): string {
  if (/^[\x20-\x7e]*$/.test(username)) return quoted('username', username);
  return `username*=UTF-8''${encodeURIComponent(username).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}

const quoted = (name: string, value: string): string => `${name}="${value.replace(/["\\]/g, '\\$&')}"`;
