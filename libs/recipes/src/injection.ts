import type { CredentialType, Injection, Template } from '@keyrack/credential-types';
import { basicHeader, moveUserinfo } from './basic.js';
import {
  setQuery,
  type Circumstances,
  type Draft,
  type RecipeRequest,
  type TlsMaterial,
  type UserAndPassword,
} from './draft.js';
import { labelOf, type Filling, type Values } from './filling.js';
import { assertAllowed, hostsOf } from './hosts.js';
import { jwtOf, pemOf } from './jwt.js';
import { RecipeError } from './recipe-error.js';
import { signWithSigV4 } from './sigv4.js';
import { fillText, isGiven, placesIn, type Destination } from './template.js';

/** A request that knows nothing of credentials yet. */
export interface PlainRequest {
  method: string;
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
}

/** RFC 9110's token. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
/** What says where a request goes and where it ends. A value that names one of these would smuggle a request. */
const OF_THE_CONNECTION =
  /^(?:host|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*|:.*)$/;

/**
 * A request with what the type adds to requests: headers, query parameters, a signature. What it carries under these names
 * already is replaced; headers that belong to its connection are dropped.
 * @throws RecipeError when the URL is none that the values may be sent to, or the values do not give what is needed
 */
export async function inject(
  type: CredentialType,
  values: Values,
  { method, url, headers = {}, body }: PlainRequest,
  { token, now }: Circumstances,
): Promise<RecipeRequest> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new RecipeError('The URL of the request must begin with https:// or http://.');
  const own = Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => !OF_THE_CONNECTION.test(name));
  const draft = { method, url: new URL(url), headers: new Map(own), ...(body !== undefined && { body }) };
  return injectInto(draft, { type, values, purpose: 'used', ...(token !== undefined && { token }) }, now);
}

/** Finishes a draft. */
export async function injectInto(draft: Draft, filling: Filling, now: Date): Promise<RecipeRequest> {
  const { type, values } = filling;
  assertAllowed(filling, draft.url);
  const { inject = {} } = type;
  draft.url.hash = '';
  moveUserinfo(draft, filling);
  addHeaders(draft, inject, filling);
  addQuery(draft, inject, filling);
  addBasic(draft, inject, filling);
  await addSignature(draft, inject, filling, now);
  const digest = pairOf(inject.digest, filling);
  const tls = tlsOf(inject.tls, filling);
  const hosts = hostsOf(type, values);
  return {
    method: draft.method,
    url: draft.url.href,
    headers: Object.fromEntries(draft.headers),
    ...(draft.body !== undefined && { body: draft.body }),
    ...(digest && { digest }),
    ...(tls && { tls }),
    hosts: hosts.length > 0 ? hosts : [draft.url.hostname],
  };
}

function addHeaders({ headers }: Draft, { headers: templates = {} }: Injection, filling: Filling): void {
  for (const [name, template] of Object.entries(templates)) {
    const value = fillFirst([template].flat(), filling, 'header');
    const header = fillText(name, filling);
    if (value === undefined || header === undefined) continue;
    assertHeaderName(header, name, filling);
    headers.set(header.toLowerCase(), value);
  }
}

/** Of several templates, the first counts whose inputs are all given; without one, the last says what is missing. */
function fillFirst(templates: readonly Template[], filling: Filling, where: Destination): string | undefined {
  const template = templates.find((candidate) => isGiven(candidate, filling)) ?? templates.at(-1);
  return template === undefined ? undefined : fillText(template, filling, where);
}

function assertHeaderName(header: string, template: Template, { type }: Filling): void {
  const input = placesIn(template)[0]?.input;
  if (input === undefined) return;
  if (!HEADER_NAME.test(header))
    throw new RecipeError(
      `${labelOf(type, input)} must be the name of an HTTP header: letters, digits and hyphens.`,
      input,
    );
  if (OF_THE_CONNECTION.test(header.toLowerCase()))
    throw new RecipeError(`${labelOf(type, input)} names a header that belongs to the connection.`, input);
}

function addQuery({ url }: Draft, { query = {} }: Injection, filling: Filling): void {
  for (const [name, template] of Object.entries(query)) {
    const value = fillText(template, filling);
    const parameter = fillText(name, filling);
    if (value !== undefined && parameter !== undefined) setQuery(url, parameter, value);
  }
}

function addBasic({ headers }: Draft, { basic: pair }: Injection, filling: Filling): void {
  const filled = pairOf(pair, filling);
  if (!pair || !filled) return;
  const input = placesIn(pair.username)[0]?.input;
  if (filled.username.includes(':'))
    throw new RecipeError(`${labelOf(filling.type, input ?? 'The user')} must not contain a colon.`, input);
  headers.set('authorization', basicHeader(filled.username, filled.password));
}

/** Left out when none of its places has a value; one that is absent beside one that is given is empty. */
function pairOf(pair: Injection['basic'], filling: Filling): UserAndPassword | undefined {
  if (!pair) return undefined;
  const [username, password] = [fillText(pair.username, filling), fillText(pair.password, filling)];
  const withPlaces = [pair.username, pair.password].filter((template) => placesIn(template).length > 0);
  const isOpen = withPlaces.length > 0 && withPlaces.every((template) => fillText(template, filling) === undefined);
  return isOpen ? undefined : { username: username ?? '', password: password ?? '' };
}

function tlsOf(templates: Injection['tls'], filling: Filling): TlsMaterial | undefined {
  const filled = Object.entries(templates ?? {}).flatMap(([name, template]): [string, string][] => {
    const text = fillText(template, filling);
    return text === undefined ? [] : [[name, name === 'passphrase' ? text : pemOf(text)]];
  });
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

async function addSignature(draft: Draft, { signer }: Injection, filling: Filling, now: Date): Promise<void> {
  if (signer?.name === 'aws-sigv4') return signWithSigV4(draft, signer, filling, now);
  if (signer?.name !== 'jwt') return;
  draft.headers.set('authorization', `${signer.scheme ?? 'Bearer'} ${await jwtOf(signer, filling, now)}`);
}
