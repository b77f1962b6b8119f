import { serversIn, type Server } from './hosts.js';
import { RecipeError } from './recipe-error.js';

/** What a connection string says, decoded. */
export interface ConnectionUrl {
  servers: Server[];
  user?: string;
  password?: string;
  database?: string;
  /** Undefined when it says neither that TLS is wanted nor that it is not. */
  tls?: boolean;
}

const PARTS =
  /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?:(?<userinfo>[^/?#;@]*)@)?[^/?#;@]*(?<path>\/[^?#;]*)?(?:[?;](?<rest>[^#]*))?/i;
const TLS_SCHEME =
  /^(?:tls|ssl|wss|https|rediss|amqps|mqtts|ldaps|ftps|smtps|imaps|mongodb\+srv)$|^(?:bolt|neo4j)\+s(?:sc)?$/;
const TLS_PARAMETERS = ['tls', 'ssl', 'sslmode', 'ssl-mode', 'encrypt'];
/** `prefer` and `allow` do without it as well. */
const NOT_DEMANDED = /^(?:false|0|no|off|disabled?|prefer(?:red)?|allow)$/i;
/** Drivers follow these to another host, or read a file of the machine that they run on. */
const NOT_TO_BE_FOLLOWED =
  /^(?:host|hostaddr|port|server|socketpath|unix_?socket|proxyhost|service|servicefile|passfile|sslcert|sslkey|sslrootcert|sslcrl|tlscafile|tlscrlfile|tlscertificatekeyfile)$/i;

/**
 * Reads a connection string: any scheme, one server or several, parameters after `?` or, as SQL Server has them, after `;`.
 * @param label what the string is called, in messages
 * @throws RecipeError when it names no server, cannot be decoded, or has a parameter that leads elsewhere
 */
export function connectionUrlOf(text: string, label: string, input?: string): ConnectionUrl {
  const refuse = (complaint: string): RecipeError => new RecipeError(`${label} ${complaint}.`, input);
  const servers = serversIn(text);
  if (servers.length === 0)
    throw refuse('must name a host after ://, with special characters in user and password percent-encoded (@ as %40)');
  const { scheme = '', userinfo = '', path = '', rest = '' } = PARTS.exec(text)?.groups ?? {};
  const parameters = new URLSearchParams(rest.replaceAll(';', '&'));
  const leading = [...parameters.keys()].find((name) => NOT_TO_BE_FOLLOWED.test(name));
  if (leading !== undefined)
    throw refuse(`must not have the parameter ${leading}, which leads to another host or a file`);
  const tls = tlsOf(scheme, parameters);
  try {
    return { servers, ...namesIn(userinfo, path, parameters), ...(tls !== undefined && { tls }) };
  } catch {
    throw refuse('must have % in user and password written as %25');
  }
}

/** @throws URIError when something is not percent-encoded */
function namesIn(
  userinfo: string,
  path: string,
  parameters: URLSearchParams,
): Pick<ConnectionUrl, 'user' | 'password' | 'database'> {
  const [name = '', ...secret] = userinfo.split(':');
  const user = decodeURIComponent(name) || parameters.get('user');
  const password = decodeURIComponent(secret.join(':')) || parameters.get('password');
  const database = decodeURIComponent(path.slice(1)) || parameters.get('database');
  return { ...(user && { user }), ...(password && { password }), ...(database && { database }) };
}

function tlsOf(scheme: string, parameters: URLSearchParams): boolean | undefined {
  const said = [...parameters].find(([name]) => TLS_PARAMETERS.includes(name.toLowerCase()))?.[1];
  if (said !== undefined) return !NOT_DEMANDED.test(said);
  return TLS_SCHEME.test(scheme.toLowerCase()) ? true : undefined;
}
