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
}

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
  default?: number;
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
 * path and query, where it is percent-encoded. `{{input|base64}}` and `{{input|host}}` transform it on the way.
 */
export type Template = string;

/** How a request of this type proves who it is. Everything named here is added to a request; nothing else is. */
export interface Injection {
  headers?: Readonly<Record<string, Template>>;
  query?: Readonly<Record<string, Template>>;
  basic?: { username: Template; password: Template };
  /** A signature over the whole request, by name. */
  signer?:
    | {
        name: 'aws-sigv4';
        accessKeyId: Template;
        secretAccessKey: Template;
        sessionToken?: Template;
        region?: Template;
      }
    | {
        name: 'jwt';
        algorithm: 'HS256' | 'RS256' | 'ES256';
        key: Template;
        issuer?: Template;
        subject?: Template;
        audience?: Template;
      };
}

/** What an answer of the provider says of the credential. The first rule that matches decides; without a match nobody can tell. */
export interface AnswerRule {
  status?: number | readonly number[];
  /** A place in a JSON body, as a dotted path, and what it must equal (any value when left out). */
  body?: { path: string; equals?: string | number | boolean };
  means: 'valid' | 'invalid' | 'expired' | 'rate-limited' | 'forbidden' | 'unknown';
}

/** A cheap, harmless, authenticated request. Without `answers`: 2xx valid, 401 invalid, 403 forbidden, 429 rate-limited, else unknown. */
export interface HttpTest {
  protocol?: 'http';
  method: 'GET' | 'POST' | 'HEAD';
  url: Template;
  headers?: Readonly<Record<string, Template>>;
  /** Sent as JSON; texts in it are templates. */
  json?: unknown;
  answers?: readonly AnswerRule[];
  /** Dotted path of the provider's own error sentence in a JSON body. */
  errorAt?: string;
}

/** A type reached by another protocol: which one, and where its parameters come from. */
export interface ProtocolTest {
  protocol: 'postgres' | 'mysql' | 'redis' | 'mongodb' | 'smtp' | 'amqp' | 'ssh';
  url?: Template;
  parameters?: Readonly<Record<string, Template>>;
}

/** Why no request can tell whether this credential works. A sentence for a person. */
export interface Untestable {
  untestable: string;
}

export interface OAuth2Settings {
  grant: 'authorization_code' | 'client_credentials';
  authorizationUrl?: Template;
  tokenUrl: Template;
  clientId: Template;
  clientSecret?: Template;
  scopes?: Template;
  /** Further parameters of the authorization request. */
  parameters?: Readonly<Record<string, string>>;
  clientAuthentication?: 'header' | 'body';
  pkce?: boolean;
}

/** Where the picture is: a file name (without `.svg`) in one of two icon packages. Without one, a monogram is drawn. */
export interface Icon {
  package: 'simple-icons' | '@lobehub/icons-static-svg';
  name: string;
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
  | 'generic';

/** One credential type. Everything that Keyrack knows of it stands in its one file. */
export interface CredentialType {
  /** Unique. Flowise's name where Flowise has this type, else m9m's, else camelCase ending in `Api`. */
  name: string;
  label: string;
  /** Grows when inputs change their meaning. */
  version: number;
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
  test: HttpTest | ProtocolTest | Untestable;
  oauth2?: OAuth2Settings;
  icon?: Icon;
  /**
   * The same type in another dialect's words: its input names → ours. Values given under these names are judged by that
   * contract: inputs that it does not have are not required.
   */
  dialects?: { m9m?: Readonly<Record<string, string>> };
  /** Made-up values that the type accepts. Secrets in it are visibly fake. */
  example: Readonly<Record<string, unknown>>;
}

export type CredentialTypeDefinition = Omit<CredentialType, 'version'> & { version?: number };

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const PLACE = /\{\{\s*([A-Za-z0-9_]+)\s*(?:\|\s*(?:base64|host)\s*)?\}\}/g;

/**
 * Checks a definition against itself and freezes it.
 * @throws TypeError naming the type and what is wrong with it: a duplicate name, a template or group that refers to an unknown input …
 */
export function defineCredentialType(definition: CredentialTypeDefinition): CredentialType {
  const type: CredentialType = { version: 1, ...definition };
  const fail = (what: string): never => {
    throw new TypeError(`credential type ${type.name}: ${what}`);
  };
  if (!NAME.test(type.name)) fail('the name must be letters, digits and _');
  const taken = new Set<string>();
  for (const input of type.inputs) {
    for (const name of [input.name, ...(input.aliases ?? [])]) {
      if (!NAME.test(name)) fail(`input name ${name} must be letters, digits and _`);
      if (taken.has(name)) fail(`two inputs answer to ${name}`);
      taken.add(name);
    }
  }
  const inputs = new Set(type.inputs.map((input) => input.name));
  const refer = (name: string, where: string): void => {
    if (!inputs.has(name)) fail(`${where} refers to ${name}, which is no input`);
  };
  for (const group of type.oneOf ?? []) group.forEach((name) => refer(name, 'oneOf'));
  for (const host of type.hosts) if (typeof host !== 'string') refer(host.input, 'hosts');
  for (const name of Object.values(type.dialects?.m9m ?? {})) refer(name, 'dialects.m9m');
  for (const [where, part] of Object.entries({ inject: type.inject, test: type.test, oauth2: type.oauth2 })) {
    for (const [, name = ''] of JSON.stringify(part ?? null).matchAll(PLACE)) refer(name, where);
  }
  return deepFreeze(type);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
