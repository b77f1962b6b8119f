import type { Secrets } from './canary.js';
import { nameOf, operationOf, type Case } from './case.js';
import { placesOf, withIds, type Request } from './request.js';

/** Fields that people fill in with words of their own, which are meant to be seen again. */
const FREE = ['name', 'description', 'workspaceName', 'clientId', 'roleClaim'];

/** A valid request with a secret in each place where nobody would look for one, a place at a time. */
export function spoiled(the: Case, request: Request, secrets: Secrets): Request[] {
  const { pathParameters, queryParameters, fields = [] } = operationOf(the);
  const at = (place: string): string => secrets.canary(`${place} of ${nameOf(the)}`);
  const inPath = (name: string, value: string): Request => ({ ...request, path: { ...request.path, [name]: value } });
  const inQuery = (name: string, value: string): Request => ({
    ...request,
    query: { ...request.query, [name]: value },
  });
  const inBody = (name: string, value: unknown): Request => ({ ...request, body: { ...request.body, [name]: value } });
  return [
    ...placesOf(request).map((place) => withIds(request, [place], () => at(place))),
    ...pathParameters.map((name) => inPath(name, `\0${at(`NUL in ${name}`)}`)),
    ...queryParameters.flatMap((name) => [inQuery(name, at(name)), inQuery(name, `\0${at(`NUL in ${name}`)}`)]),
    ...fields
      .filter((name) => !isAnswered(the, name))
      .flatMap((name) => badValues(name, at).map((value) => inBody(name, value))),
    ...(request.body ? [inBody(at('an unknown field'), at('the value of an unknown field'))] : []),
    inQuery(at('an unknown parameter'), at('the value of an unknown parameter')),
  ];
}

function badValues(name: string, at: (place: string) => string): unknown[] {
  const wrong = [
    { [at(`a key in ${name}`)]: at(`a value in ${name}`) },
    [at(`an element of ${name}`)],
    [{ [at(`a key in an element of ${name}`)]: 1 }],
    `\0${at(`NUL in ${name}`)}`,
    at(`a long ${name}`).repeat(40),
  ];
  return FREE.includes(name) ? wrong : [at(name), ...wrong];
}

/** Bodies that are no JSON object, or more of one than anybody needs. */
export function badBodies(the: Case, secrets: Secrets): string[] {
  const at = (what: string): string => secrets.canary(`${what} for ${nameOf(the)}`);
  return [
    `{"name": "${at('a body that breaks off')}`,
    `{"name": ${at('a body without quotes')}}`,
    `{"name": "x"} ${at('a body with more behind it')}`,
    JSON.stringify(at('a text')),
    JSON.stringify([at('a list')]),
    `{"__proto__": {"${at('a key of a prototype')}": "${at('a value of a prototype')}"}}`,
    `${'{"a":'.repeat(30)}"${at('a deep body')}"${'}'.repeat(30)}`,
    JSON.stringify(
      Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`${n}`, n === 7 ? at('a wide body') : n])),
    ),
  ];
}

/** Headers that a client may send along, each with a secret in it. */
export function secretHeaders(secrets: Secrets): Record<string, string>[] {
  const names = [
    ...['x-request-id', 'request-id', 'x-correlation-id', 'traceparent', 'user-agent', 'accept', 'accept-language'],
    ...['accept-encoding', 'referer', 'origin', 'cookie', 'x-api-key', 'proxy-authorization', 'forwarded'],
    ...[
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'x-real-ip',
      'if-none-match',
      'range',
      'content-type',
    ],
  ];
  return names.map((name) => ({ [name]: secrets.canary(`the header ${name}`) }));
}

/** What stands in the header of somebody who sends the wrong thing for a key. */
export function secretAuthorizations(secrets: Secrets): string[] {
  const at = (what: string): string => secrets.canary(`the key of ${what}`);
  const basic = Buffer.from(`user:${at('basic authentication')}`).toString('base64');
  return [
    at('no scheme'),
    `Bearer ${at('the right scheme')}`,
    `Bearer ${at('two words')} ${at('the second word')}`,
    `Digest ${at('another scheme')}`,
    `Basic ${basic}`,
    `Bearer krk_${at('the right beginning')}`,
    `Bearer ${at('a long one').repeat(100)}`,
  ];
}

/** What no HTTP client would send. */
export function rawRequests(secrets: Secrets): string[] {
  const at = (what: string): string => secrets.canary(`${what} of raw bytes`);
  const end = '\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  const post = 'POST /api/v1/credentials HTTP/1.1\r\nHost: localhost\r\nConnection: close';
  return [
    `GET /${at('a path outside the API')} HTTP/1.1${end}`,
    `GET /api/v1/${at('a path without a route')} HTTP/1.1${end}`,
    `PATCH /api/v1/credentials/${at('a path without a method')} HTTP/1.1${end}`,
    `OPTIONS /api/v1/credentials/${at('a path with options')} HTTP/1.1${end}`,
    `HEAD /api/v1/credentials/${at('a path with a head')} HTTP/1.1${end}`,
    `GET /api/docs/${at('a path of the documentation')} HTTP/1.1${end}`,
    `GET /api/docs-json?${at('a parameter of the documentation')} HTTP/1.1${end}`,
    `GET /api/v1/credentials/${at('a path with a bad escape')}%zz HTTP/1.1${end}`,
    `GET /api/v1/credentials/${at('a long path').repeat(40)} HTTP/1.1${end}`,
    `GET http://${at('an absolute address')}/api/v1/me HTTP/1.1${end}`,
    `GET /api/v1/me HTTP/1.1\r\nHost: ${at('a host')}\r\nConnection: close\r\n\r\n`,
    `${at('a method')} / HTTP/1.1${end}`,
    `GET / HTTP/${at('a version')}${end}`,
    `GET / HTTP/1.1\r\n${at('a header without a colon')}${end}`,
    `GET / HTTP/1.1\r\nx: ${at('a header that is too long').repeat(1000)}${end}`,
    `${post}\r\nContent-Length: ${at('a length')}\r\n\r\n`,
    `${post}\r\nTransfer-Encoding: ${at('an encoding')}\r\n\r\n`,
    `${post}\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n${at('a chunk')}\r\n`,
    `${post}\r\nExpect: ${at('an expectation')}\r\n\r\n`,
    `GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: ${at('an upgrade')}\r\n\r\n`,
  ];
}

/** What is sent to be given back: programs ask for the parameters of a node with values put in. */
function isAnswered({ operation }: Case, field: string): boolean {
  return operation === 'POST /flows/resolve' && field === 'parameters';
}
