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
 * What has a place whose optional input is absent is left out: a header, a parameter, a claim, a certificate.
 */
export type Template = string;

/** How a request of this type proves who it is. Everything named here is added to a request; nothing else is. */
export interface Injection {
  /** A name may be a template too. Of several templates for one header, the first counts whose inputs are all given. */
  headers?: Readonly<Record<string, Template | readonly Template[]>>;
  query?: Readonly<Record<string, Template>>;
  basic?: { username: Template; password: Template };
  /** RFC 7616. */
  digest?: { username: Template; password: Template };
  /** A client certificate, or the authorities that the server's own is to be from, all in PEM. */
  tls?: { certificate?: Template; key?: Template; passphrase?: Template; authorities?: Template };
  /** A signature over the whole request, or a signed token, by name. */
  signer?: SigV4Signer | JwtSigner;
}

export interface SigV4Signer {
  name: 'aws-sigv4';
  accessKeyId: Template;
  secretAccessKey: Template;
  sessionToken?: Template;
  region?: Template;
  /** The service's name in the signature. Without it: as the host says. */
  service?: string;
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
  /** A place in a JSON body, as a dotted path (a number counts in a list), and what it must equal or contain (any value when neither is said). */
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

/** A type reached by another protocol: which one, and where its parameters (`host port database user password tls`, and what else
 * the protocol knows: `privateKey`, `mechanism`, `authSource` …) come from. */
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
  /** How the parameters of the token request are sent: as a form, as the standard has it, unless this says otherwise. */
  tokenEncoding?: 'form' | 'json';
  clientAuthentication?: 'header' | 'body' | { input: string };
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
  | 'developer-tools'
  | 'secrets-managers'
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
  /** A sentence for a type that should not be chosen any more: since when, and what to take instead. */
  deprecated?: string;
  /** The provider's page on getting this credential, or on authentication. */
  documentation: string;
  inputs: readonly Input[];
  /** Values under any other names are taken as well. They are texts, each of them secret, and there must be one value at all. */
  open?: true;
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
