import type { CredentialType } from '@keyrack/credential-types';
import { hostsOf, secretsOf, serversIn } from '@keyrack/recipes';
import type { Values } from './redaction.js';

/** The input that is the end of a URL's host, and so decides on where the URL leads: with `{{a}}.acme.com`, none is. */
const AT_THE_END_OF_A_HOST =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*?\{\{\s*([\w-]+)[^{}]*\}\}(?::(?:\d|\{\{[^{}]*\}\})*)?(?:[/?#]|$)/i;
/** Words at whose end stands one of these. */
const LIKE_AN_ADDRESS = /(?:host|hostname|server|ur[il]|endpoint|domain)s?(?![a-z])/i;
/** The last word of a name that is about something else: EMAIL_HOST_PASSWORD, CURL_TOKEN, serverPort. */
const LIKE_SOMETHING_ELSE = /(?:^|[^a-z])(?:pass(?:word|wd|phrase)?|pwd|secret|key|token|user(?:name)?|port|id)s?$/i;
const URL_AT_THE_START = /^\s*[a-z][a-z0-9+.-]*:\/\//i;

/** What changed so that values may be sent elsewhere, and the secrets that would go there. */
export interface LedAway {
  addresses: string[];
  kept: string[];
}

/** Whether values may be sent to a host after a change that they could not be sent to before; by the names of their inputs. */
export function ledAway(type: CredentialType, before: Values, after: Values): LedAway | undefined {
  const addresses = addressesIn(type, after);
  const changed = addresses.filter((name) => !isSame(before[name], after[name]));
  const known = hostsAt(type, addresses, before);
  const isKnown = hostsAt(type, addresses, after).every((host) => known.includes(host));
  // Programs may find a host where nobody here can read one.
  if (isKnown && !changed.some((name) => isUnreadable(after[name]))) return undefined;
  const kept = Object.keys(after).filter((name) => isSame(before[name], after[name]) && !changed.includes(name));
  const isSecret = (name: string): boolean => secretsOf(type, { [name]: after[name] }).length > 0;
  return { addresses: changed, kept: kept.filter(isSecret) };
}

/**
 * The names of values that lead somewhere: what the type declares, and where it has one sign in. Where it knows no host at all,
 * what looks like an address.
 */
function addressesIn({ hosts, inputs, oauth2 }: CredentialType, values: Values): string[] {
  const declared = hosts.flatMap((host) => (typeof host === 'object' ? [host.input] : []));
  const signIn = [oauth2?.tokenUrl, oauth2?.authorizationUrl].flatMap(
    (url) => AT_THE_END_OF_A_HOST.exec(url ?? '')?.[1] ?? [],
  );
  const chosen = new Set(inputs.filter(({ type }) => type === 'options').map(({ name }) => name));
  const alike = Object.entries(values).filter(([name, value]) => !chosen.has(name) && isLikeAnAddress(name, value));
  return [...new Set([...declared, ...signIn, ...(hosts.length === 0 ? alike.map(([name]) => name) : [])])];
}

function isLikeAnAddress(name: string, value: unknown): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  const isNamedSo = LIKE_AN_ADDRESS.test(words) && !LIKE_SOMETHING_ELSE.test(words);
  return typeof value === 'string' && (isNamedSo || URL_AT_THE_START.test(value));
}

/** Where values may be sent, the ones among them that the type does not declare as addresses. */
function hostsAt(type: CredentialType, addresses: readonly string[], values: Values): string[] {
  const declared = new Set(type.inputs.map(({ name }) => name));
  const others = addresses.filter((name) => !declared.has(name));
  const inputs = [...type.inputs, ...others.map((name) => ({ name, label: name, type: 'string' as const }))];
  return hostsOf({ ...type, inputs, hosts: [...type.hosts, ...addresses.map((input) => ({ input }))] }, values);
}

function isUnreadable(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'string' || serversIn(value).length === 0;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
