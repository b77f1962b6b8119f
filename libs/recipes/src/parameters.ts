import type { CredentialType, ProtocolTest, Template } from '@keyrack/credential-types';
import { connectionUrlOf, type ConnectionUrl } from './connection-url.js';
import { labelOf, missing, type Filling, type Values } from './filling.js';
import { serversIn, type Server } from './hosts.js';
import { RecipeError } from './recipe-error.js';
import { fillText, isGiven, needed, placesIn } from './template.js';

/** What a driver needs to connect. */
export interface Parameters {
  protocol: ProtocolTest['protocol'];
  /**
   * The connection string as it was given. Only for drivers that take nothing else: all that it says stands below too,
   * and there nobody reads it in a way of their own.
   */
  url?: string;
  /** The first of the servers. */
  host: string;
  port?: number;
  servers: readonly Server[];
  database?: string;
  user?: string;
  password?: string;
  /** TLS is asked for. When it is not, a driver may still do as is usual for the port. */
  tls: boolean;
  /** What else the protocol knows: `privateKey`, `passphrase`, `mechanism`, `authSource`, `token`, `credentials`, `clientId` … */
  further: Readonly<Record<string, string>>;
}

/** One line each: the protocols of mail and files end a command where a line ends. */
const LINES = ['database', 'user', 'password'] as const;
const ON_THEIR_OWN: readonly string[] = ['host', 'port', 'tls', ...LINES];

/**
 * The parameters of a test that speaks another protocol than HTTP. What a connection string says counts before what its
 * neighbours say.
 * @throws RecipeError naming the input that is absent, or that does not fit
 */
export function parametersOf(test: ProtocolTest, type: CredentialType, values: Values): Parameters {
  const filling: Filling = { type, values };
  const { url, read } = urlOf(test, filling);
  const given = givenIn(test, read !== undefined, filling);
  const servers = read?.servers ?? serversOf(test, given, filling);
  const [first] = servers;
  if (!first) throw missing(filling, 'a host');
  return {
    protocol: test.protocol,
    ...(url !== undefined && { url }),
    ...first,
    servers,
    ...linesOf(test, { given, read }, filling),
    tls: read?.tls ?? given.get('tls') === 'true',
    further: Object.fromEntries([...given].filter(([name]) => !ON_THEIR_OWN.includes(name))),
  };
}

/** The parameters that are given one by one. Somebody who gives a connection string need not give any. */
function givenIn({ parameters = {} }: ProtocolTest, hasUrl: boolean, filling: Filling): Map<string, string> {
  const asked = Object.entries(parameters).filter(([, template]) => !hasUrl || isGiven(template, filling));
  const filled = asked.flatMap(([name, template]): [string, string][] => {
    const value = fillText(template, filling);
    return value === undefined ? [] : [[name, value]];
  });
  return new Map(filled);
}

function urlOf(test: ProtocolTest, filling: Filling): { url?: string; read?: ConnectionUrl } {
  const hasHost = test.parameters?.['host'] !== undefined;
  if (test.url === undefined) return {};
  const url = fillText(test.url, filling) ?? (hasHost ? undefined : needed(test.url, filling));
  if (url === undefined) return {};
  const { label, input } = subjectOf(test.url, filling);
  if (/[\s\\\p{Cc}]/u.test(url)) throw new RecipeError(`${label} must not contain spaces, line breaks or \\.`, input);
  return { url, read: connectionUrlOf(url, label, input) };
}

function serversOf({ parameters = {} }: ProtocolTest, given: ReadonlyMap<string, string>, filling: Filling): Server[] {
  const template = parameters['host'] ?? '';
  const host = given.get('host');
  if (host === undefined) throw missing(filling, placesIn(template)[0]?.input ?? 'a host');
  const named = serversIn(host);
  const { label, input } = subjectOf(template, filling);
  if (named.length === 0 || host.includes('/'))
    throw new RecipeError(`${label} must be a host name, or host:port, and nothing else.`, input);
  const port = portOf(parameters['port'] ?? '', given.get('port'), filling);
  return named.map((server) => ({ ...(port !== undefined && { port }), ...server }));
}

function portOf(template: Template, text: string | undefined, filling: Filling): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port > 0 && port <= 65535) return port;
  const { label, input } = subjectOf(template, filling);
  throw new RecipeError(`${label} must be a port: a whole number from 1 to 65535.`, input);
}

interface Sources {
  given: ReadonlyMap<string, string>;
  read?: ConnectionUrl | undefined;
}

function linesOf(
  { url = '', parameters = {} }: ProtocolTest,
  { given, read }: Sources,
  filling: Filling,
): Pick<Parameters, (typeof LINES)[number]> {
  const lines = LINES.flatMap((name): [string, string][] => {
    const value = read?.[name] ?? given.get(name);
    if (value === undefined) return [];
    const { label, input } = subjectOf(read?.[name] === undefined ? (parameters[name] ?? '') : url, filling);
    if (/[\r\n\0]/.test(value)) throw new RecipeError(`${label} must not contain line breaks or NUL.`, input);
    return [[name, value]];
  });
  return Object.fromEntries(lines);
}

/** The input that a template is about, and what it is called. */
function subjectOf(template: Template, { type }: Filling): { label: string; input?: string } {
  const input = placesIn(template)[0]?.input;
  return input === undefined ? { label: type.label } : { label: labelOf(type, input), input };
}
