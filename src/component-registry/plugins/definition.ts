import { defineCredentialType, type CredentialType } from '@keyrack/credential-types';
import { z } from 'zod';

const template = z.string();
const templates = z.record(z.string(), template);
const condition = z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()])));

const common = {
  name: z.string(),
  label: z.string().min(1),
  description: z.string().optional(),
  placeholder: z.string().optional(),
  optional: z.boolean().optional(),
  hidden: z.boolean().optional(),
  aliases: z.array(z.string()).optional(),
  env: z.string().optional(),
  show: condition.optional(),
  hide: condition.optional(),
};
const rows = z.number().int().min(1).optional();
const pattern = z.string().refine(isPattern, 'must be the source of a regular expression').optional();
const text = z.string().optional();
const option = z.strictObject({ name: z.string(), label: z.string(), description: z.string().optional() });

const input = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('password'), default: text, rows, leakPattern: pattern }),
  z.strictObject({ ...common, type: z.literal('string'), default: text, rows }),
  z.strictObject({ ...common, type: z.literal('url'), default: text, leakPattern: pattern }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    default: z.union([z.number(), z.string()]).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    integer: z.boolean().optional(),
  }),
  z.strictObject({ ...common, type: z.literal('boolean'), default: z.boolean().optional() }),
  z.strictObject({ ...common, type: z.literal('options'), options: z.array(option).min(1), default: text }),
  z.strictObject({ ...common, type: z.literal('json'), default: z.unknown().optional(), rows }),
]);

const jwt = {
  algorithm: z.union([
    z.enum(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384']),
    z.strictObject({ input: z.string() }),
  ]),
  key: template,
  keyEncoding: z.enum(['hex', 'base64']).optional(),
  keyId: template.optional(),
  issuer: template.optional(),
  subject: template.optional(),
  audience: template.optional(),
  claims: templates.optional(),
  lifetimeSeconds: z.number().int().min(1).optional(),
};

const signer = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('aws-sigv4'),
    accessKeyId: template,
    secretAccessKey: template,
    sessionToken: template.optional(),
    region: template.optional(),
    service: z.string().optional(),
  }),
  z.strictObject({ name: z.literal('jwt'), ...jwt, scheme: z.string().optional() }),
]);

const userAndPassword = z.strictObject({ username: template, password: template });

const inject = z.strictObject({
  headers: z.record(z.string(), z.union([template, z.array(template).min(1)])).optional(),
  query: templates.optional(),
  basic: userAndPassword.optional(),
  digest: userAndPassword.optional(),
  tls: z
    .strictObject({
      certificate: template.optional(),
      key: template.optional(),
      passphrase: template.optional(),
      authorities: template.optional(),
    })
    .optional(),
  signer: signer.optional(),
});

const answer = z.strictObject({
  status: z.union([z.number().int(), z.array(z.number().int())]).optional(),
  body: z
    .strictObject({
      path: z.string(),
      equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
      contains: z.string().optional(),
    })
    .optional(),
  text: z.string().optional(),
  means: z.enum(['valid', 'invalid', 'expired', 'rate-limited', 'forbidden', 'unknown']),
});

const PROTOCOLS = [
  'postgres', 'mysql', 'sqlserver', 'oracle', 'redis', 'mongodb', 'cassandra', 'bolt', 'smtp', 'imap', 'amqp', 'kafka',
  'nats', 'mqtt', 'ldap', 'ssh', 'ftp',
] as const; // prettier-ignore

const test = z.union([
  z.strictObject({ untestable: z.string().min(1) }),
  z.strictObject({ protocol: z.literal('oauth2') }),
  z.strictObject({ protocol: z.enum(PROTOCOLS), url: template.optional(), parameters: templates.optional() }),
  z.strictObject({
    protocol: z.literal('http').optional(),
    method: z.enum(['GET', 'POST', 'HEAD']),
    url: template,
    headers: templates.optional(),
    query: templates.optional(),
    json: z.unknown().optional(),
    form: templates.optional(),
    answers: z.array(answer).optional(),
    errorAt: z.string().optional(),
  }),
]);

const oauth2 = z.strictObject({
  grant: z.enum(['authorization_code', 'client_credentials', 'jwt_bearer']),
  authorizationUrl: template.optional(),
  tokenUrl: template,
  clientId: template.optional(),
  clientSecret: template.optional(),
  scopes: template.optional(),
  parameters: z.union([templates, template]).optional(),
  tokenParameters: templates.optional(),
  tokenEncoding: z.enum(['form', 'json']).optional(),
  clientAuthentication: z.union([z.enum(['header', 'body']), z.strictObject({ input: z.string() })]).optional(),
  pkce: z.boolean().optional(),
  assertion: z.strictObject(jwt).optional(),
});

const names = z.record(z.string(), z.string());

const migration = z.strictObject({
  to: z.number(),
  rename: names.optional(),
  values: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))).optional(),
  set: z.record(z.string(), z.unknown()).optional(),
  drop: z.array(z.string()).optional(),
});

const CATEGORIES = [
  'ai-models', 'search', 'vector-stores', 'databases', 'caches-and-queues', 'storage', 'cloud', 'browsers-and-scraping',
  'speech-and-media', 'memory', 'observability', 'messaging', 'mail', 'productivity', 'crm', 'code-hosting', 'developer-tools', 'secrets-managers', 'payments',
  'automation', 'generic', 'other',
] as const; // prettier-ignore

/** What a definition looks like that comes from outside, where no compiler has seen it. */
const definition = z.strictObject({
  name: z.string(),
  label: z.string().min(1),
  version: z.number().positive().optional(),
  migrations: z.array(migration).optional(),
  description: z.string().min(1),
  category: z.enum(CATEGORIES),
  deprecated: z.string().min(1).optional(),
  documentation: z.url(),
  inputs: z.array(input),
  open: z.literal(true).optional(),
  oneOf: z.array(z.array(z.string()).min(1)).optional(),
  hosts: z.array(z.union([z.string(), z.strictObject({ input: z.string() })])),
  inject: inject.optional(),
  test,
  oauth2: oauth2.optional(),
  icon: z
    .union([
      z.strictObject({ package: z.enum(['simple-icons', '@lobehub/icons-static-svg']), name: z.string() }),
      z.strictObject({ file: z.string() }),
    ])
    .optional(),
  dialects: z.strictObject({ m9m: names.optional(), guide: names.optional() }).optional(),
  example: z.record(z.string(), z.unknown()),
});

/**
 * A type from a definition of unknown shape.
 * @throws TypeError naming the type and each place that is wrong, with what is right there
 */
export function typeOf(given: unknown): CredentialType {
  const { data, error } = definition.safeParse(given);
  if (data) return defineCredentialType(data);
  const name = (given as { name?: unknown } | null)?.name;
  const findings = error.issues.map(({ path, message }) => `${path.join('.') || 'the definition'}: ${message}`);
  throw new TypeError(`credential type ${typeof name === 'string' ? name : 'without a name'}: ${findings.join('; ')}`);
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
