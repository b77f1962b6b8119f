import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isAllowWord } from './egress/allow-list.js';
import { isSender, isSmtpUrl, mailOf, type MailConfig } from './mail-settings.js';
import { StartError } from './start-error.js';

export type Engine = 'sqlite' | 'mysql' | 'postgres';

/** Where the rows live. The URL may hold a password: it is never printed. */
export type DatabaseConfig = { engine: 'sqlite'; file: string } | { engine: 'mysql' | 'postgres'; url: string };

/** Where a root key is read from. */
export type RootKeySource = { from: 'value'; base64: string } | { from: 'file'; path: string };

export interface Config {
  host: string;
  port: number;
  database: DatabaseConfig;
  dataDir: string;
  /** Where the root key comes from. Without one, a file is made in the data directory (SQLite only). */
  rootKey: RootKeySource | undefined;
  /** The root key that `rootKey` takes the place of: what it has wrapped still opens. */
  previousRootKey: RootKeySource | undefined;
  bootstrapApiKey: string | undefined;
  publicUrl: string | undefined;
  /** The server that takes mail for people; without one, links are shown to be passed on. */
  mail: MailConfig | undefined;
  logLevel: LogLevel;
  /** Fastify's `trustProxy`: whose `X-Forwarded-*` headers are believed. */
  trustProxy: false | number | string[];
  /** The variables that values of credentials may refer to. */
  environment: EnvironmentReferences;
  /** Where further credential types come from, and the names that they may take from others. */
  types: { sources: string[]; override: string[] };
  /** The places that tests of credentials may reach although they are not public, as `isAllowWord` takes them. */
  egress: { allow: string[] };
}

/** What `{{NAME}}` in a value may read of the process environment. */
export interface EnvironmentReferences {
  isAllowed(name: string): boolean;
  /** The value of an allowed variable, if it is set. */
  read(name: string): string | undefined;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const says = (error: string): { error: string } => ({ error });
const wholeNumber = (error: string, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, says(error))
    .transform(Number)
    .pipe(z.number().min(min, says(error)).max(max, says(error)));

const PORT = 'takes a port number from 0 to 65535';
const DATABASE =
  'takes a URL that starts with mysql://, mariadb://, postgres:// or postgresql://; without it SQLite is used';
const SSL_MODE =
  'may end in ?ssl-mode= DISABLED, REQUIRED (encrypted) or VERIFY_IDENTITY (and the right server) for MySQL and MariaDB';
const PROXY = 'takes the number of proxies in front, or their addresses (IP or CIDR, separated by commas)';
const EGRESS =
  'takes host names (*. in front for all below one), IP addresses and CIDRs of private ranges, each with :port if ' +
  'only that one is meant (IPv6 in [] then), separated by commas';

const SMTP = 'takes a URL such as smtp://user:password@mail.example.com:587, or smtps:// for TLS from the first byte';
const SENDER = 'takes an e-mail address, or a name with one: Keyrack <keyrack@example.com>';

const ENV_REFERENCES =
  'takes names of environment variables, separated by commas, in capitals, with * for any ending; never one of KEYRACK_* or DATABASE_URL';
const ENV_NAME = /^[A-Z_][A-Z0-9_]*\*?$/;
/** Keyrack's own secrets stand in these. */
const OWN = /^(?:KEYRACK_.*|KEYRACK\*|DATABASE_URL)$/;

/** Several, separated by commas. */
const words = z.string().transform((text) => text.split(',').map((word) => word.trim()).filter((word) => word !== '')); // prettier-ignore

const rootKey = z
  .string()
  .refine(
    (text) => /^[A-Za-z0-9+/_-]{43}=?$/.test(text.trim()),
    says('takes 32 bytes in base64 (openssl rand -base64 32)'),
  );

const VARIABLES = z.object({
  PORT: wholeNumber(PORT, 0, 65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine((text) => URL.canParse(text) && engineOf(text) !== undefined, says(DATABASE))
    .refine((text) => engineOf(text) !== 'mysql' || hasKnownSslMode(text), says(SSL_MODE))
    .optional(),
  KEYRACK_DATA_DIR: z.string().default('./data'),
  KEYRACK_ROOT_KEY: rootKey.optional(),
  KEYRACK_ROOT_KEY_FILE: z.string().optional(),
  KEYRACK_PREVIOUS_ROOT_KEY: rootKey.optional(),
  KEYRACK_PREVIOUS_ROOT_KEY_FILE: z.string().optional(),
  KEYRACK_BOOTSTRAP_API_KEY: z
    .string()
    .regex(
      /^[\x21-\x7e][\x20-\x7e]{30,}[\x21-\x7e]$/,
      says('takes 32 or more printable ASCII characters: it travels in a header'),
    )
    .regex(
      /^(?!krc_)/,
      says('takes no key that begins with krc_, as tokens of connect sessions do: choose another one'),
    )
    .optional(),
  KEYRACK_PUBLIC_URL: z
    .url(says('takes a URL that starts with http:// or https://'))
    .regex(/^https?:\/\//, says('takes a URL that starts with http:// or https://'))
    .optional(),
  KEYRACK_SMTP_URL: z.string().refine(isSmtpUrl, says(SMTP)).optional(),
  KEYRACK_MAIL_FROM: z.string().refine(isSender, says(SENDER)).optional(),
  KEYRACK_ENV_REFERENCES: words
    .refine((names) => names.every((name) => ENV_NAME.test(name)), says(ENV_REFERENCES))
    .refine((names) => !names.some((name) => OWN.test(name)), says(ENV_REFERENCES))
    .default([]),
  KEYRACK_TYPES: words.default([]),
  KEYRACK_TYPES_OVERRIDE: words.default([]),
  KEYRACK_EGRESS_ALLOW: words.refine((list) => list.every(isAllowWord), says(EGRESS)).default([]),
  LOG_LEVEL: z.enum(LOG_LEVELS, says(`takes one of ${LOG_LEVELS.join(', ')}`)).default('info'),
  TRUST_PROXY: z.union([wholeNumber(PROXY, 0, 16), z.string().transform(addresses)], says(PROXY)).optional(),
});

/**
 * Reads every setting that Keyrack knows from the environment. An empty variable counts as absent.
 * @throws StartError naming each wrong variable and what it takes, never its value
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const { data, error } = VARIABLES.safeParse(given);
  if (error) throw new StartError(error.issues.map(sentence).join('\n'));
  for (const name of ['KEYRACK_ROOT_KEY', 'KEYRACK_PREVIOUS_ROOT_KEY'] as const) {
    if (data[name] !== undefined && data[`${name}_FILE`] !== undefined)
      throw new StartError(`${name} and ${name}_FILE are both set: give one of them.`);
  }
  if ((data.KEYRACK_SMTP_URL === undefined) !== (data.KEYRACK_MAIL_FROM === undefined)) {
    throw new StartError('KEYRACK_SMTP_URL and KEYRACK_MAIL_FROM belong together: give both or neither.');
  }
  if (data.KEYRACK_SMTP_URL !== undefined && data.KEYRACK_PUBLIC_URL === undefined) {
    throw new StartError('KEYRACK_SMTP_URL needs KEYRACK_PUBLIC_URL: the links in mails begin with it.');
  }
  const dataDir = resolve(data.KEYRACK_DATA_DIR);
  return {
    host: data.HOST,
    port: data.PORT,
    database: databaseOf(data.DATABASE_URL, dataDir),
    dataDir,
    rootKey: rootKeyOf(data.KEYRACK_ROOT_KEY, data.KEYRACK_ROOT_KEY_FILE),
    previousRootKey: rootKeyOf(data.KEYRACK_PREVIOUS_ROOT_KEY, data.KEYRACK_PREVIOUS_ROOT_KEY_FILE),
    bootstrapApiKey: data.KEYRACK_BOOTSTRAP_API_KEY,
    publicUrl: data.KEYRACK_PUBLIC_URL?.replace(/\/+$/, ''),
    mail: mailOf(data.KEYRACK_SMTP_URL, data.KEYRACK_MAIL_FROM),
    logLevel: data.LOG_LEVEL,
    environment: environmentOf(data.KEYRACK_ENV_REFERENCES, env),
    types: { sources: data.KEYRACK_TYPES, override: data.KEYRACK_TYPES_OVERRIDE },
    egress: { allow: data.KEYRACK_EGRESS_ALLOW },
    trustProxy: data.TRUST_PROXY === undefined || data.TRUST_PROXY === 0 ? false : data.TRUST_PROXY,
  };
}

function environmentOf(names: readonly string[], env: NodeJS.ProcessEnv): EnvironmentReferences {
  const isAllowed = (name: string): boolean =>
    !OWN.test(name) &&
    names.some((allowed) => (allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed));
  return { isAllowed, read: (name) => (isAllowed(name) ? env[name] : undefined) };
}

function sentence(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}.`;
}

function databaseOf(url: string | undefined, dataDir: string): DatabaseConfig {
  const engine = url === undefined ? undefined : engineOf(url);
  if (url === undefined || engine === undefined) return { engine: 'sqlite', file: join(dataDir, 'keyrack.db') };
  return { engine, url };
}

function engineOf(url: string): 'mysql' | 'postgres' | undefined {
  if (/^(mysql|mariadb):/.test(url)) return 'mysql';
  return /^postgres(ql)?:/.test(url) ? 'postgres' : undefined;
}

function hasKnownSslMode(url: string): boolean {
  const mode = URL.canParse(url) ? new URL(url).searchParams.get('ssl-mode') : null;
  return mode === null || /^(disabled|required|verify_identity)$/i.test(mode);
}

function rootKeyOf(base64: string | undefined, path: string | undefined): RootKeySource | undefined {
  if (base64 !== undefined) return { from: 'value', base64 };
  return path === undefined ? undefined : { from: 'file', path: resolve(path) };
}

function addresses(text: string, context: z.RefinementCtx): string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every(isAddress)) context.addIssue({ code: 'custom', message: PROXY });
  return parts;
}

function isAddress(text: string): boolean {
  const [ip = '', prefix, ...rest] = text.split('/');
  const bits = isIP(ip) === 6 ? 128 : 32;
  return (
    isIP(ip) !== 0 && rest.length === 0 && (prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= bits))
  );
}
