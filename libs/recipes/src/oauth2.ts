import { placesOf, type CredentialType, type OAuth2Settings, type Template } from '@keyrack/credential-types';
import { basicHeader, moveUserinfo } from './basic.js';
import type { Circumstances, RecipeRequest } from './draft.js';
import { missing, valueOf, type Filling, type Values } from './filling.js';
import { assertAllowed, hostsOf } from './hosts.js';
import { jwtOf } from './jwt.js';
import { RecipeError } from './recipe-error.js';
import { urlOf } from './request.js';
import { fillNeeded, fillText } from './template.js';

/**
 * The request for an access token by the type's `oauth2` settings: `client_credentials` (RFC 6749) or `jwt_bearer`
 * (RFC 7523).
 * @throws RecipeError when the grant needs a person, or the values do not give a request
 */
export async function tokenRequestOf(
  type: CredentialType,
  values: Values,
  { now }: Pick<Circumstances, 'now'>,
): Promise<RecipeRequest> {
  const { oauth2 } = type;
  if (!oauth2) throw new RecipeError(`${type.label} has no OAuth 2.0 settings.`);
  if (oauth2.grant === 'authorization_code')
    throw new RecipeError(`${type.label} cannot be tested: a person must grant access before there is a token.`);
  const filling: Filling = { type, values };
  assertSecret(oauth2, filling);
  const url = urlOf(oauth2.tokenUrl, filling);
  assertAllowed(filling, url);
  const headers = new Map([['accept', 'application/json']]);
  moveUserinfo({ url, headers }, filling);
  const parameters = new Map(await grantOf(oauth2, filling, now));
  authenticate(oauth2, { parameters, headers }, filling);
  for (const [name, value] of filledOf(oauth2.tokenParameters ?? {}, filling)) parameters.set(name, value);
  const { type: contentType, body } = contentOf(parameters, oauth2.tokenEncoding);
  headers.set('content-type', contentType);
  return { method: 'POST', url: url.href, headers: Object.fromEntries(headers), body, hosts: hostsOf(type, values) };
}

/** Without a secret, a server would be asked a question that says nothing of the credential. */
function assertSecret(oauth2: OAuth2Settings, filling: Filling): void {
  const named = new Set(placesOf(oauth2));
  const secrets = filling.type.inputs.filter(({ name, type }) => type === 'password' && named.has(name));
  const [first] = secrets;
  if (first && secrets.every(({ name }) => valueOf(filling, name) === undefined)) throw missing(filling, first.name);
}

async function grantOf(oauth2: OAuth2Settings, filling: Filling, now: Date): Promise<[string, string][]> {
  const scope = filledOf({ scope: oauth2.scopes ?? '' }, filling).filter(([, value]) => value !== '');
  if (oauth2.grant === 'client_credentials') return [['grant_type', 'client_credentials'], ...scope];
  if (!oauth2.assertion) throw new RecipeError(`${filling.type.label} does not say how its assertion is made.`);
  const assertion = await jwtOf(oauth2.assertion, filling, now);
  return [['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'], ['assertion', assertion], ...scope];
}

interface TokenRequest {
  parameters: Map<string, string>;
  headers: Map<string, string>;
}

/** Puts the client's id and secret in a header, or among the parameters. */
function authenticate(oauth2: OAuth2Settings, { parameters, headers }: TokenRequest, filling: Filling): void {
  if (oauth2.clientId === undefined) return;
  const id = fillNeeded(oauth2.clientId, filling);
  const secret = oauth2.clientSecret === undefined ? undefined : fillText(oauth2.clientSecret, filling);
  if (wayOf(oauth2, filling) === 'header' && secret !== undefined) {
    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    headers.set('authorization', basicHeader(asFormValue(id), asFormValue(secret)));
    return;
  }
  parameters.set('client_id', id);
  if (secret !== undefined) parameters.set('client_secret', secret);
}

function wayOf({ clientAuthentication = 'header' }: OAuth2Settings, filling: Filling): 'header' | 'body' {
  if (typeof clientAuthentication === 'string') return clientAuthentication;
  return fillText(`{{${clientAuthentication.input}}}`, filling) === 'body' ? 'body' : 'header';
}

const asFormValue = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

function filledOf(templates: Readonly<Record<string, Template>>, filling: Filling): [string, string][] {
  return Object.entries(templates).flatMap(([name, template]): [string, string][] => {
    const value = fillText(template, filling);
    return value === undefined ? [] : [[name, value]];
  });
}

function contentOf(
  parameters: ReadonlyMap<string, string>,
  encoding: OAuth2Settings['tokenEncoding'] = 'form',
): { type: string; body: string } {
  return encoding === 'json'
    ? { type: 'application/json', body: JSON.stringify(Object.fromEntries(parameters)) }
    : { type: 'application/x-www-form-urlencoded', body: new URLSearchParams([...parameters]).toString() };
}
