import { placesOf } from '@keyrack/credential-types';
import type { AnswerRule, HttpTest, Injection, Input, OAuth2Settings, Test } from '@keyrack/credential-types';
import { templateOf, templatesOf } from './n8n-expressions.js';
import { isComputed, type Property } from './n8n-inputs.js';

/** What a credential type of n8n says of requests. */
export interface Requests {
  authenticate?: {
    type?: string;
    properties?: Partial<Record<'headers' | 'qs' | 'body' | 'auth', Record<string, unknown>>>;
  };
  test?: { request: TestRequest; rules?: TestRule[] };
  preAuthentication?: unknown;
}

interface TestRequest extends Partial<Record<'headers' | 'qs' | 'body', Record<string, unknown>>> {
  baseURL?: string;
  url?: string;
  method?: string;
}

interface TestRule {
  type: string;
  properties: { key?: string; value?: unknown };
}

/** What Keyrack does with requests of the type, and where its values may go. */
export interface Recipe {
  inject?: Injection;
  test: Test;
  oauth2?: OAuth2Settings;
  hosts: (string | { input: string })[];
}

const HOSTLESS = 'The definition does not say which host is asked.';
const STRANGER = 'The test of the definition names a value that is none of its inputs.';
const ADDRESSES =
  'The addresses where one signs in are computed by code of the definition, which Keyrack does not run.';
const SIGN_IN = 'A person has to sign in at the provider before there is a token that could be tried.';

/** What can be done with the values of a type, as far as its definition says it in words rather than in code. */
export function recipeOf(
  requests: Requests,
  properties: readonly Property[],
  inputs: readonly Input[],
  isOAuth2: boolean,
): Recipe {
  const settled = settler(properties, inputs);
  const oauth2 = isOAuth2 ? settled(oauth2Of(properties)) : undefined;
  const given = oauth2 ? { headers: { authorization: 'Bearer {{oauth2.accessToken}}' } } : injectionOf(requests);
  const inject = settled(given);
  const test = settled(testOf(requests, properties, inject, oauth2));
  const asked = test && 'url' in test && typeof test.url === 'string' ? hostsOf(test.url) : [];
  const hosts = unique([...asked, ...(oauth2 ? hostsOf(filledIn(oauth2.tokenUrl, inputs)) : [])]);
  return {
    ...(inject && { inject }),
    test:
      isOAuth2 && !oauth2
        ? { untestable: ADDRESSES }
        : test === undefined
          ? { untestable: STRANGER }
          : isHostless(test, hosts)
            ? { untestable: HOSTLESS }
            : test,
    ...(oauth2 && { oauth2 }),
    hosts,
  };
}

const isHostless = (test: Test, hosts: readonly unknown[]): boolean => !('untestable' in test) && hosts.length === 0;

/** Puts computed properties in their places; what then still names something that is no input is left out. */
function settler(properties: readonly Property[], inputs: readonly Input[]): <T>(part: T | undefined) => T | undefined {
  const known = new Set([...inputs.map(({ name }) => name), 'oauth2.accessToken']);
  const computed = new Map(properties.filter(isComputed).map(({ name, default: text }) => [name, templateOf(text)]));
  const settle = (part: unknown): unknown => {
    if (typeof part === 'string')
      return part.replace(/\{\{([\w-]+)\}\}/g, (all, name: string) => computed.get(name) ?? all);
    if (Array.isArray(part)) return part.map(settle);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, settle(value)]));
  };
  return <T>(part: T | undefined): T | undefined => {
    const settled = settle(part) as T | undefined;
    return placesOf(settled).every((name) => known.has(name)) ? settled : undefined;
  };
}

function injectionOf({ authenticate }: Requests): Injection | undefined {
  if (authenticate?.type !== 'generic') return undefined;
  const { headers = {}, qs = {}, auth, body } = authenticate.properties ?? {};
  const [sent, query, basic] = [templatesOf(headers), templatesOf(qs), templatesOf(auth ?? {})];
  if (body || !sent || !query || !basic) return undefined;
  const { username, password } = basic;
  return {
    ...(Object.keys(sent).length > 0 && { headers: sent }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(username !== undefined && password !== undefined && { basic: { username, password } }),
  };
}

/** n8n's `test`, or the reason why it cannot be done without running the package's code. */
function testOf(
  requests: Requests,
  properties: readonly Property[],
  inject: Injection | undefined,
  oauth2: OAuth2Settings | undefined,
): Test {
  const { authenticate, test, preAuthentication } = requests;
  if (preAuthentication !== undefined || properties.some(({ typeOptions }) => typeOptions?.expirable)) {
    return {
      untestable: 'The package fetches a token for each session with code of its own, which Keyrack does not run.',
    };
  }
  if (oauth2?.grant === 'client_credentials') return { protocol: 'oauth2' };
  if (!test)
    return { untestable: oauth2 ? SIGN_IN : 'The definition has no test, or one that is code of the package.' };
  if (authenticate && authenticate.type !== 'generic') {
    return { untestable: 'The package signs requests with code of its own, which Keyrack does not run.' };
  }
  if (authenticate && !inject) {
    return {
      untestable: 'The definition sends the secret in a way that needs its code: in a body, or through an expression.',
    };
  }
  return (
    httpTestOf(test.request, test.rules ?? []) ?? {
      untestable: 'The test of the definition needs its code: it computes the request.',
    }
  );
}

function httpTestOf(
  { baseURL = '', url = '', method = 'GET', ...parts }: TestRequest,
  rules: readonly TestRule[],
): HttpTest | undefined {
  const [base, path] = [templateOf(baseURL), templateOf(url)];
  const [headers, query, json] = [parts.headers, parts.qs, parts.body].map((part) => templatesOf(part ?? {}));
  const answers = answersOf(rules);
  if (base === undefined || path === undefined || !headers || !query || !json || !answers) return undefined;
  if (!['GET', 'POST', 'HEAD'].includes(method)) return undefined;
  return {
    method: method as HttpTest['method'],
    url: joined(base, path),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(json).length > 0 && { json }),
    ...(answers.length > 0 && { answers }),
  };
}

function joined(base: string, path: string): string {
  if (base === '' || path === '') return base + path;
  return `${base.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
}

/** n8n's rules say what is a failure; what is left is judged by its status. Undefined for a rule that nobody can read. */
function answersOf(rules: readonly TestRule[]): AnswerRule[] | undefined {
  if (rules.length === 0) return [];
  const failures: AnswerRule[] = [];
  for (const {
    type,
    properties: { key, value },
  } of rules) {
    if (type === 'responseCode' && typeof value === 'number') {
      failures.push({ status: value, means: value >= 500 ? 'unknown' : 'invalid' });
    } else if (type === 'responseSuccessBody' && key !== undefined && isScalar(value)) {
      failures.push({ body: { path: key, equals: value }, means: 'invalid' });
    } else return undefined;
  }
  return [
    ...failures,
    { status: [200, 201, 202, 204], means: 'valid' },
    { status: 401, means: 'invalid' },
    { status: 403, means: 'forbidden' },
    { status: 429, means: 'rate-limited' },
  ];
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

function oauth2Of(properties: readonly Property[]): OAuth2Settings | undefined {
  const place = (name: string): string | undefined => {
    const property = properties.find((candidate) => candidate.name === name);
    if (!property) return undefined;
    return isComputed(property) ? templateOf(property.default) : `{{${name}}}`;
  };
  const standing = (name: string): unknown => properties.find((property) => property.name === name)?.default;
  const [authorizationUrl, tokenUrl] = [place('authUrl'), place('accessTokenUrl')];
  if (tokenUrl === undefined) return undefined;
  const isForPrograms = standing('grantType') === 'clientCredentials';
  const [clientId, clientSecret, scopes, parameters] = ['clientId', 'clientSecret', 'scope', 'authQueryParameters'].map(
    place,
  );
  return {
    grant: isForPrograms ? 'client_credentials' : 'authorization_code',
    ...(!isForPrograms && authorizationUrl !== undefined && { authorizationUrl }),
    tokenUrl,
    ...(clientId !== undefined && { clientId }),
    ...(clientSecret !== undefined && { clientSecret }),
    ...(scopes !== undefined && { scopes }),
    ...(parameters !== undefined && { parameters }),
    clientAuthentication: standing('authentication') === 'body' ? 'body' : 'header',
    ...(standing('grantType') === 'pkce' && { pkce: true }),
  };
}

/** A template that is one place, as what stands there by default. */
function filledIn(template: string, inputs: readonly Input[]): string {
  const name = /^\{\{([\w-]+)\}\}$/.exec(template)?.[1];
  const standing = inputs.find((input) => input.name === name)?.default;
  return typeof standing === 'string' ? standing : template;
}

/** The host that a URL asks: as it stands, any below a domain, or the one that an input names. */
function hostsOf(url: string): (string | { input: string })[] {
  const [, whole] = /^\{\{([\w-]+)\}\}/.exec(url) ?? [];
  if (whole !== undefined) return [{ input: whole }];
  const host = /^https?:\/\/([^/?#:]+)/.exec(url)?.[1];
  if (host === undefined) return [];
  const [, place, domain = ''] = /^(?:.*\.)?\{\{([\w-]+)\}\}(.*)$/.exec(host) ?? [];
  if (place === undefined) return [host];
  return /^(?:\.[\w-]+){2,}$/.test(domain) ? [`*${domain}`] : domain === '' ? [{ input: place }] : [];
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
