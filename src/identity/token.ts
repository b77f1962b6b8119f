import { createHash, randomBytes } from 'node:crypto';
import { DIALECTS, type Dialect } from './api-key.entity.js';

const PREFIXES: Record<Dialect, string> = { flowise: 'krk_', m9m: 'krm_' };
const CONNECT_PREFIX = 'krc_';
const SHOWN = 12;

/** A fresh token: 256 random bits behind a prefix that says whose API it speaks, and that scanners for leaked keys can look for. */
export function newToken(dialect: Dialect): string {
  return PREFIXES[dialect] + randomBytes(32).toString('base64url');
}

/** The same for a connect session. */
export function newConnectToken(): string {
  return CONNECT_PREFIX + randomBytes(32).toString('base64url');
}

export function isConnectToken(token: string): boolean {
  return token.startsWith(CONNECT_PREFIX);
}

/** The token in an `Authorization` header; undefined where there is none. */
export function tokenIn(authorization: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)$/i.exec(authorization ?? '')?.[1];
}

/** Whose API a token speaks, by its prefix; undefined for one that was not made here. */
export function dialectOf(token: string): Dialect | undefined {
  return DIALECTS.find((dialect) => token.startsWith(PREFIXES[dialect]));
}

/** A token is 256 random bits, so a fast hash without salt keeps it; nothing can be guessed. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The part of a token that may be shown. */
export function prefixOf(token: string): string {
  return token.slice(0, SHOWN);
}
