import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { API_PREFIX, OTHER_ROOTS } from './app.setup.js';
import { PUBLIC_EXTENSION } from './authorization/index.js';
import { addExamples } from './openapi-examples.js';
import { sharpenSchemas } from './openapi-schemas.js';
import { ErrorDto, loadConfig } from './platform/index.js';

type Json = Record<string, unknown>;
interface Operation extends Json {
  operationId: string;
  tags: string[];
  security?: unknown[];
  parameters?: { in: string }[];
  requestBody?: unknown;
  responses: Record<string, Json>;
}

const METHODS = ['get', 'put', 'post', 'delete'] as const;

const TAGS = {
  Credentials: 'Named, sealed sets of values: what everything here is about.',
  Sharing: 'Letting other workspaces of the organization use a credential, read-only.',
  Flows: 'What engines run, as far as it refers to credentials.',
  Runtime: 'Using credentials: their plaintext for programs, and what would break without them.',
  Webhooks: 'Telling other programs of what happens to credentials, with signed messages.',
  'Credential types': 'Which kinds of credentials there are, and the inputs of each.',
  'Signing in': 'For people, in the web console. Programs use API keys.',
  Me: 'Who you are here, and your account.',
  'API keys': 'Tokens of programs.',
  'Connect sessions': 'Short-lived tokens for the credential picker in pages of other programs.',
  Organizations: 'Tenants. Nothing crosses from one to another.',
  Workspaces: 'The spaces of teams inside an organization.',
  Members: 'Who belongs to which workspace, with which role.',
  Users: 'The people of an organization.',
  Invitations: 'Asking people to join a workspace.',
  'Identity providers': 'Where people of the organization sign in, with OpenID Connect.',
  Roles: 'Named sets of permissions.',
  Audit: 'Who did what.',
  Installation: 'For its operators: diagnosis, backup, restore, and another root key. Takes `installation:operate`.',
  m9m: 'The credentials API of m9m. A key made with the dialect m9m finds it under /api/v1/credentials as well.',
  Health: 'For load balancers and the curious.',
};

/** What an operation's id is about, by controller. */
const NOUNS: Record<string, [one: string, many: string]> = {
  CredentialVersionsController: ['CredentialVersion', 'CredentialVersions'],
  AuditController: ['AuditEntry', 'AuditEntries'],
  FlowiseSharingController: ['FlowiseShare', 'FlowiseShares'],
  SharingController: ['Share', 'Shares'],
  FoundingController: ['Organization', 'Organizations'],
  AuthController: ['', ''],
  InvitationLinksController: ['Invitation', 'Invitations'],
  ProviderSignInController: ['ProviderSignIn', 'ProviderSignIns'],
  MeController: ['Me', 'Me'],
  SecondFactorController: ['SecondFactor', 'SecondFactors'],
  HealthController: ['', ''],
  CredentialImportController: ['Credentials', 'Credentials'],
  FlowImportController: ['Flows', 'Flows'],
  CredentialTestsController: ['Credential', 'Credentials'],
  ResolutionController: ['Credential', 'Credentials'],
  FlowResolutionController: ['FlowNodes', 'FlowNodes'],
  UsagesController: ['Usages', 'Usages'],
  WebhookDeliveriesController: ['WebhookDelivery', 'WebhookDeliveries'],
  M9mController: ['M9mCredential', 'M9mCredentials'],
  DiagnosisController: ['Diagnosis', 'Diagnosis'],
  ComponentRegistryController: ['CredentialType', 'CredentialTypes'],
};

/** Builds the OpenAPI document from the controllers, without a database and without a port. */
export async function describeApi(): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(loadConfig({}), new Map()),
    new FastifyAdapter(),
    {
      preview: true,
      abortOnError: false,
      logger: false,
    },
  );
  app.setGlobalPrefix(API_PREFIX, { exclude: OTHER_ROOTS });
  const document = SwaggerModule.createDocument(app, builder().build(), {
    operationIdFactory: operationId,
    extraModels: [ErrorDto],
  });
  for (const [path, item] of Object.entries(document.paths).sort()) {
    for (const method of METHODS) {
      const operation = (item as Record<string, unknown>)[method] as Operation | undefined;
      if (operation) complete(path, operation);
    }
  }
  const { Conflict: _, ...responses } = errorResponses(); // each 409 says its own reason
  document.components = { ...document.components, responses: responses as never };
  sharpenSchemas(document);
  addExamples(document);
  return document;
}

function builder(): DocumentBuilder {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Keyrack')
    .setDescription(
      'A credential service for AI flows, workflow engines and agents. Secrets go in and are used; no answer here carries one.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addSecurity('apiKey', { type: 'http', scheme: 'bearer', description: 'An API key' })
    .addSecurityRequirements('apiKey');
  return Object.entries(TAGS).reduce((built, [name, description]) => built.addTag(name, description), base);
}

/** Operations that would not read well by the rule. */
const RENAMED: Readonly<Record<string, string>> = {
  changeMePassword: 'changePassword',
  moveMeWorkspace: 'switchWorkspace',
  listMeSessions: 'listSessions',
  endMeOtherSessions: 'endOtherSessions',
  endMeSession: 'endSession',
  getConnectSessionCurrent: 'getCurrentConnectSession',
  resolveCredentialSeveral: 'resolveCredentials',
  substituteUsages: 'replaceCredentialInFlows',
  live: 'getLiveness',
  ready: 'getReadiness',
  version: 'getVersion',
  getFlowExport: 'exportFlow',
  getIcon: 'getCredentialTypeIcon',
  renewSecondFactorRecoveryCodes: 'renewRecoveryCodes',
};

/** `list` of credentials → `listCredentials`; `getSchema` of credential types → `getCredentialTypeSchema`. */
function operationId(controller: string, method: string): string {
  const plain = controller.replace(/Controller$/, '');
  const [one, many] = NOUNS[controller] ?? [plain.replace(/s$/, ''), plain];
  const [, verb = method, part = ''] = /^([a-z]+)(\w*)/.exec(method) ?? []; // Nest numbers the paths of a controller that has two
  const id = verb + (['list', 'replace', 'export', 'purge'].includes(verb) ? many : one) + part;
  return RENAMED[id] ?? id;
}

/** Adds what follows from the kind of an operation rather than from its code: how it can fail. */
function complete(path: string, operation: Operation): void {
  for (const [status, response] of Object.entries(operation.responses)) response['description'] ||= SUCCESS[status];
  const isPublic = operation[PUBLIC_EXTENSION] === true;
  delete operation[PUBLIC_EXTENSION];
  if (isPublic) operation.security = [];
  if (path.includes('/concepts/')) operation.operationId += 'ByConcept';
  const takes = (where: string): boolean => (operation.parameters ?? []).some((parameter) => parameter.in === where);
  const hasBody = operation.requestBody !== undefined;
  const can = (...answers: (keyof typeof ERRORS)[]): void => {
    for (const name of answers)
      operation.responses[ERRORS[name].statusCode] = { $ref: `#/components/responses/${name}` };
  };
  if (hasBody || takes('query')) can('BadRequest');
  if (!isPublic) can('Unauthorized', 'Forbidden');
  if (takes('path')) can('NotFound');
  if (operation.responses[409])
    operation.responses[409] = { ...errorResponses()['Conflict'], ...described(operation.responses[409]) };
  if (hasBody) can('PreconditionFailed', 'PayloadTooLarge', 'UnsupportedMediaType');
  can('InternalError', 'Unavailable');
}

/** What the route itself says of a conflict. */
function described(response: Json | undefined): Json {
  return response?.['description'] ? { description: response['description'] } : {};
}

const SUCCESS: Record<string, string> = { 200: 'Done', 201: 'Made', 204: 'Done; nothing more to say' };

interface ErrorAnswer {
  statusCode: number;
  code: string;
  means: string;
  message: string;
  more?: Json;
}

const ERRORS = {
  BadRequest: {
    statusCode: 400,
    code: 'VALIDATION_ERROR',
    means: 'What was sent is not valid; `details` says what is wrong, by field',
    message: 'name must be a text of 1 to 255 characters without control characters',
    more: { details: { name: 'name must be a text of 1 to 255 characters without control characters' } },
  },
  Unauthorized: {
    statusCode: 401,
    code: 'UNAUTHENTICATED',
    means: 'No API key, or none that is valid',
    message: 'This API key is not known, or was revoked',
    more: { error: 'Unauthorized Access' },
  },
  Forbidden: {
    statusCode: 403,
    code: 'FORBIDDEN',
    means: 'You may not do this; the message says what it takes',
    message: 'This takes the right to create credentials, which you do not hold in this workspace',
  },
  NotFound: {
    statusCode: 404,
    code: 'NOT_FOUND',
    means: 'There is no such thing that you may see',
    message: 'Credential 019a9f3c… not found',
  },
  Conflict: {
    statusCode: 409,
    code: 'CONFLICT',
    means: 'It does not go together with what is there; the message says why',
    message: 'Another role of the organization has this name already',
  },
  PreconditionFailed: {
    statusCode: 412,
    code: 'PRECONDITION_FAILED',
    means: 'The request has no body',
    message: 'The request has no body: send a JSON object',
  },
  PayloadTooLarge: {
    statusCode: 413,
    code: 'TOO_LARGE',
    means: 'The body is too large',
    message: 'The body is larger than 1024 KiB',
  },
  UnsupportedMediaType: {
    statusCode: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    means: 'The body is not JSON',
    message: 'The body must be JSON, with the header Content-Type: application/json',
  },
  InternalError: {
    statusCode: 500,
    code: 'INTERNAL_ERROR',
    means: 'A fault of the service',
    message: 'Something went wrong inside Keyrack. The log has the reason under this request id',
  },
  Unavailable: {
    statusCode: 503,
    code: 'UNAVAILABLE',
    means: 'The service cannot answer now',
    message: 'Keyrack is stopping',
  },
} satisfies Record<string, ErrorAnswer>;

function errorResponses(): Record<string, Json> {
  return Object.fromEntries(Object.entries<ErrorAnswer>(ERRORS).map(([name, answer]) => [name, errorResponse(answer)]));
}

function errorResponse({ statusCode, code, means, message, more }: ErrorAnswer): Json {
  const requestId = '019a9f3c-0000-7000-8000-00000000000a';
  const example = { statusCode, success: false, message, stack: {}, code, requestId, ...more };
  const schema = { $ref: '#/components/schemas/ErrorDto' };
  return { description: means, content: { 'application/json': { schema, example } } };
}
