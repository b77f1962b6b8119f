import type { Draft } from './draft.js';
import type { Filling } from './filling.js';
import { RecipeError } from './recipe-error.js';

/** The value of an `Authorization` header, by RFC 7617. */
export function basicHeader(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** `https://user:password@host` is HTTP basic authentication; no client takes it in the URL of a request. */
export function moveUserinfo({ url, headers }: Pick<Draft, 'url' | 'headers'>, { type }: Filling): void {
  if (url.username === '' && url.password === '') return;
  try {
    headers.set('authorization', basicHeader(decodeURIComponent(url.username), decodeURIComponent(url.password)));
  } catch {
    throw new RecipeError(`${type.label} has a URL whose user and password are not percent-encoded (% as %25).`);
  }
  url.username = '';
  url.password = '';
}
