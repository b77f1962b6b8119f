/** What a person types into one field of a credential's form. */
export type Input = PasswordInput | TextInput | UrlInput | NumberInput | BooleanInput | OptionsInput | JsonInput;

export type InputKind = Input['type'];

interface InputCommon {
  /** The key of the value. Flowise's name where Flowise has this type. */
  name: string;
  label: string;
  /** One or two plain sentences: where to find the value. No HTML. */
  description?: string;
  placeholder?: string;
  /** A value may be absent. Inputs are required unless they say this. */
  optional?: boolean;
  /** Not drawn in forms: the default is what nearly everybody wants. */
  hidden?: boolean;
  /** Other names under which values arrive from other products' documents. Stored under `name`. */
  aliases?: readonly string[];
  /** The name that tools conventionally give this value in the environment, e.g. `OPENAI_API_KEY`. */
  env?: string;
  /** Asked for only while each of these inputs has one of its values. Absent values count as their defaults. */
  show?: Condition;
  /** Not asked for while one of these inputs has one of its values. */
  hide?: Condition;
}

/** Input names, and for each the values that are meant. */
export type Condition = Readonly<Record<string, readonly (string | number | boolean)[]>>;

/** A secret: write-only for people, never in an answer. */
export interface PasswordInput extends InputCommon {
  type: 'password';
  default?: string;
  /** Height of the form field in lines, for keys and certificates. */
  rows?: number;
  /** What values of this input look like when they leak, as the source of a regular expression without anchors. */
  leakPattern?: string;
}

export interface TextInput extends InputCommon {
  type: 'string';
  default?: string;
  rows?: number;
}

/** A URL. A password inside it is masked in every answer. */
export interface UrlInput extends InputCommon {
  type: 'url';
  default?: string;
  leakPattern?: string;
}

export interface NumberInput extends InputCommon {
  type: 'number';
  /** Flowise writes some as texts. They are stored as numbers. */
  default?: number | string;
  minimum?: number;
  maximum?: number;
  integer?: boolean;
}

/** Absent means false. */
export interface BooleanInput extends InputCommon {
  type: 'boolean';
  default?: boolean;
}

export interface OptionsInput extends InputCommon {
  type: 'options';
  options: readonly { name: string; label: string; description?: string }[];
  default?: string;
}

/** Any JSON value that is not secret. A JSON document that is one (a service account, say) is a `password`. */
export interface JsonInput extends InputCommon {
  type: 'json';
  default?: unknown;
  rows?: number;
}

/**
 * A text with `{{input}}` places. A place names an input of the type; what it names is put in as it is, except in a URL's
 * path and query, where it is percent-encoded. A URL that a place begins loses its trailing slash there, so that
 * `{{url}}/v1` works for both ways of writing the URL. Filters transform a value on the way: `{{input|base64}}`,
 * `{{input|host}}` (the host of a URL), `{{input|json:member}}` (a member of a JSON document).
 * `{{oauth2.accessToken}}` is the token that the type's `oauth2` settings obtain.
 * A header, query or form parameter with a place whose optional input is absent is left out.
 */
export type Template = string;

/** How a request of this type proves who it is. Everything named here is added to a request; nothing else is. */
export interface Injection {
  headers?: Readonly<Record<string, Template>>;
  query?: Readonly<Record<string, Template>>;
  basic?: { username: Template; password: Template };
  /** RFC 7616. */
  digest?: { username: Template; password: Template };
  /** A client certificate, all in PEM. */
  tls?: { certificate: Template; key: Template; passphrase?: Template; authorities?: Template };
  /** A signature over the whole request, or a signed token, by name. */
  signer?: SigV4Signer | JwtSigner;
}

export interface SigV4Signer {
  name: 'aws-sigv4';
  accessKeyId: Template;
  secretAccessKey: Template;
  sessionToken?: Template;
  region?: Template;
}

/** A token made anew for a request and sent as `Authorization: Bearer …`. */
export interface JwtSigner {
  name: 'jwt';
  algorithm: 'HS256' | 'HS384' | 'HS512' | 'RS256' | 'RS384' | 'RS512' | 'ES256' | 'ES384' | { input: string };
  key: Template;
  /** How the text of `key` gives its bytes, for HS algorithms. Without it: as UTF-8. */
  keyEncoding?: 'hex' | 'base64';
  keyId?: Template;
  issuer?: Template;
  subject?: Template;
  audience?: Template;
  claims?: Readonly<Record<string, Template>>;
  lifetimeSeconds?: number;
  /** The word before the token, when it is not `Bearer`. */
  scheme?: string;
}

/** What an answer of the provider says of the credential. The first rule that matches decides; without a match nobody can tell. */
export interface AnswerRule {
  status?: number | readonly number[];
  /** A place in a JSON body, as a dotted path, and what it must equal or contain (any value when neither is said). */
  body?: { path: string; equals?: string | number | boolean; contains?: string };
  /** A text that occurs in a body of any kind. */
  text?: string;
  means: 'valid' | 'invalid' | 'expired' | 'rate-limited' | 'forbidden' | 'unknown';
}

/** A cheap, harmless, authenticated request. Without `answers`: 2xx valid, 401 invalid, 403 forbidden, 429 rate-limited, else unknown. */
export interface HttpTest {
  protocol?: 'http';
  method: 'GET' | 'POST' | 'HEAD';
  url: Template;
  headers?: Readonly<Record<string, Template>>;
  query?: Readonly<Record<string, Template>>;
  /** Sent as JSON; texts in it are templates. */
  json?: unknown;
  /** Sent as a form. */
  form?: Readonly<Record<string, Template>>;
  answers?: readonly AnswerRule[];
  /** Dotted path of the provider's own error sentence in a JSON body. */
  errorAt?: string;
}

/** A type reached by another protocol: which one, and where its parameters (`host port database user password tls`) come from. */
export interface ProtocolTest {
  protocol:
    | 'postgres'
    | 'mysql'
    | 'sqlserver'
    | 'oracle'
    | 'redis'
    | 'mongodb'
    | 'cassandra'
    | 'bolt'
    | 'smtp'
    | 'imap'
    | 'amqp'
    | 'kafka'
    | 'nats'
    | 'mqtt'
    | 'ldap'
    | 'ssh'
    | 'ftp';
  url?: Template;
  parameters?: Readonly<Record<string, Template>>;
}

/** Whether the type's `oauth2` settings obtain a token. Not for `authorization_code`, which needs a person. */
export interface OAuth2Test {
  protocol: 'oauth2';
}

/** Why no request can tell whether this credential works. A sentence for a person. */
export interface Untestable {
  untestable: string;
}

export type Test = HttpTest | ProtocolTest | OAuth2Test | Untestable;

export interface OAuth2Settings {
  grant: 'authorization_code' | 'client_credentials' | 'jwt_bearer';
  authorizationUrl?: Template;
  tokenUrl: Template;
  /** Not for `jwt_bearer`. */
  clientId?: Template;
  clientSecret?: Template;
  scopes?: Template;
  /** Further parameters of the authorization request; `{{input}}` alone for an input that holds them as a query string. */
  parameters?: Readonly<Record<string, Template>> | Template;
  /** Further parameters of the token request. They win over the usual ones. */
  tokenParameters?: Readonly<Record<string, Template>>;
  clientAuthentication?: 'header' | 'body';
  pkce?: boolean;
  /** The assertion of `jwt_bearer`, RFC 7523. */
  assertion?: Omit<JwtSigner, 'name' | 'scheme'>;
}

/**
 * Where the picture is: a file name (without `.svg`) in one of two icon packages, or, for a type from outside, a path
 * beside its file. Without one, a monogram is drawn.
 */
export type Icon = { package: 'simple-icons' | '@lobehub/icons-static-svg'; name: string } | { file: string };

/** How values that were stored under the version before become values of this version. In this order. */
export interface Migration {
  /** The version that results. */
  to: number;
  /** Old input names → new ones. */
  rename?: Readonly<Record<string, string>>;
  /** Input name (a new one) → old value → new value. Other values stay. */
  values?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  /** Values for inputs that have none; texts are templates over the stored values. */
  set?: Readonly<Record<string, unknown>>;
  /** Inputs that are no more. Their values are lost. */
  drop?: readonly string[];
}

export type Category =
  | 'ai-models'
  | 'search'
  | 'vector-stores'
  | 'databases'
  | 'caches-and-queues'
  | 'storage'
  | 'cloud'
  | 'browsers-and-scraping'
  | 'speech-and-media'
  | 'memory'
  | 'observability'
  | 'messaging'
  | 'mail'
  | 'productivity'
  | 'crm'
  | 'code-hosting'
  | 'payments'
  | 'automation'
  | 'generic'
  | 'other';

export type Dialect = 'm9m' | 'guide';

/** One credential type. Everything that Keyrack knows of it stands in its one file. */
export interface CredentialType {
  /** Unique. Flowise's name where Flowise has this type, else m9m's, else camelCase ending in `Api`. */
  name: string;
  label: string;
  /** Grows when inputs change their meaning; `migrations` then says what becomes of stored values. */
  version: number;
  /** One for each version after the first that was released, in their order. */
  migrations?: readonly Migration[];
  /** One or two plain sentences: what it opens, and where one gets it. No HTML. */
  description: string;
  category: Category;
  /** The provider's page on getting this credential, or on authentication. */
  documentation: string;
  inputs: readonly Input[];
  /** At least one input of each of these groups must be given, although each is optional. */
  oneOf?: readonly (readonly string[])[];
  /** Where values of this type may be sent: host names (`*.` in front for subdomains), or the input that holds the host or URL. */
  hosts: readonly (string | { input: string })[];
  inject?: Injection;
  test: Test;
  oauth2?: OAuth2Settings;
  icon?: Icon;
  /**
   * The same type in the words of m9m, or of the guide to Flowise's credentials: their input names → ours. Values given
   * under these names are judged by that contract: inputs that it does not have are not required.
   */
  dialects?: Readonly<Partial<Record<Dialect, Readonly<Record<string, string>>>>>;
  /** Made-up values that the type accepts. Secrets in it are visibly fake. */
  example: Readonly<Record<string, unknown>>;
}

export type CredentialTypeDefinition = Omit<CredentialType, 'version'> & { version?: number };

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const FILTERED = /^([A-Za-z][A-Za-z0-9_-]*)(?:\s*\|\s*(?:base64|host|json:[A-Za-z0-9_.]+))?$/;
const OBTAINED = 'oauth2.accessToken';

/**
 * Checks a definition against itself and freezes it.
 * @throws TypeError naming the type and what is wrong with it: a duplicate name, a template or group that refers to an unknown input …
 */
export function defineCredentialType(definition: CredentialTypeDefinition): CredentialType {
  const type: CredentialType = { version: 1, ...definition };
  const wrong = namesWrong(type) ?? referencesWrong(type) ?? versionsWrong(type);
  if (wrong !== undefined) throw new TypeError(`credential type ${type.name}: ${wrong}`);
  return deepFreeze(type);
}

function namesWrong({ name, inputs }: CredentialType): string | undefined {
  if (!NAME.test(name)) return 'the name must be letters, digits, _ and -';
  const names = inputs.flatMap((input) => [input.name, ...(input.aliases ?? [])]);
  const misspelt = names.find((each) => !NAME.test(each));
  if (misspelt !== undefined) return `input name ${misspelt} must be letters, digits, _ and -`;
  const twice = names.find((each, index) => names.indexOf(each) !== index);
  return twice === undefined ? undefined : `two inputs answer to ${twice}`;
}

function referencesWrong(type: CredentialType): string | undefined {
  const inputs = new Set(type.inputs.map(({ name }) => name));
  const unknown = referencesOf(type).find(({ name }) => !inputs.has(name) && !(name === OBTAINED && type.oauth2));
  if (unknown) return `${unknown.where} refers to ${unknown.name}, which is no input`;
  if ('protocol' in type.test && type.test.protocol === 'oauth2' && !type.oauth2)
    return 'test asks for oauth2 settings';
  return undefined;
}

interface Reference {
  where: string;
  name: string;
}

function referencesOf(type: CredentialType): Reference[] {
  const { inputs, oneOf = [], hosts, dialects = {}, inject, test, oauth2 } = type;
  const algorithm = inject?.signer?.name === 'jwt' ? inject.signer.algorithm : undefined;
  const named: Record<string, string[]> = {
    oneOf: oneOf.flat(),
    hosts: hosts.flatMap((host) => (typeof host === 'string' ? [] : [host.input])),
    dialects: Object.values(dialects).flatMap((names) => Object.values(names)),
    show: inputs.flatMap(({ show = {} }) => Object.keys(show)),
    hide: inputs.flatMap(({ hide = {} }) => Object.keys(hide)),
    'inject.signer.algorithm': typeof algorithm === 'object' ? [algorithm.input] : [],
    inject: placesOf(inject),
    test: placesOf(test),
    oauth2: placesOf(oauth2),
  };
  return Object.entries(named).flatMap(([where, names]) => names.map((name) => ({ where, name })));
}

/** The inputs that the templates in a part of a definition name, filters aside. What is no valid place is given as it stands. */
export function placesOf(part: unknown): string[] {
  const text = JSON.stringify(part ?? null);
  return [...text.matchAll(PLACE)].map(([, place = '']) => FILTERED.exec(place)?.[1] ?? place);
}

function versionsWrong({ version, migrations = [] }: CredentialType): string | undefined {
  const steps = migrations.map(({ to }) => to);
  const inOrder = steps.every((to, index) => to > (steps[index - 1] ?? 0));
  if (!inOrder) return 'migrations must stand in the order of their versions';
  const last = steps.at(-1);
  if (last !== undefined && last !== version)
    return `the last migration gives version ${last}, the type has ${version}`;
  return undefined;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
