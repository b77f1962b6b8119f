import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { Audit } from './audit/index.js';
import { actorOf } from './authorization/index.js';
import { serveConsole } from './console/index.js';
import { dialects } from './dialects/index.js';
import { answerOtherOrigins } from './identity/index.js';
import { installedComponents } from './component-registry/index.js';
import {
  answerProblem,
  flowiseWords,
  isOwnId,
  limitBodies,
  logAnswers,
  nestLogger,
  problem,
  ProblemFilter,
  refusalOf,
  type Config,
  type Logger,
  type Problem,
  type Words,
} from './platform/index.js';

export const API_PREFIX = 'api/v1';
export const DOCS_PATH = '/api/docs';
/** Routes that stand beside the main API. */
export const OTHER_ROOTS = dialects.map(({ root }) => `${root.replace(/^\/|\/$/g, '')}/*rest`);

/** The application as main, the tests and the bench run it: everything but a port. */
export async function createApp(config: Config, log: Logger): Promise<NestFastifyApplication> {
  const components = await installedComponents(config.types); // before anything else is opened
  const headers = headersOf(config);
  const adapter = new FastifyAdapter({
    trustProxy: trusted(config.trustProxy),
    genReqId: () => randomUUID(), // need not sort, and is a tenth of the work
    rewriteUrl: ({ url = '/', headers: { authorization } }: IncomingMessage) =>
      dialects.reduce((route, dialect) => dialect.route(route, authorization), url),
    skipMiddie: true, // nothing here is Express middleware
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(headers).header('x-request-id', request.id);
      answerProblem(request, reply, refusalOf(error, DOCS_PATH) ?? problem('internal'), wordsFor(request));
    },
    requestTimeout: 0, // bodies have a deadline of their own, and headers Node's
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, components), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(log),
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: OTHER_ROOTS });
  const fastify: FastifyInstance = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    done();
  });
  limitBodies(fastify);
  logAnswers(fastify, log);
  answerOtherOrigins(fastify);
  app.useGlobalFilters(new ProblemFilter(log, DOCS_PATH, recordRefusals(app), wordsFor));
  serveDocs(app);
  serveConsole(fastify, config, isOfApi);
  await app.init();
  return app;
}

/** Paths at which programs, not people, look for something. */
function isOfApi(path: string): boolean {
  return ['/api', ...dialects.map(({ root }) => root.replace(/\/$/, ''))].some(
    (root) => path === root || path.startsWith(`${root}/`),
  );
}

/** Whose words a request is answered in: those of the dialect whose routes it asks for. */
function wordsFor({ url }: FastifyRequest): Words {
  return dialects.find(({ root }) => url.startsWith(root))?.words ?? flowiseWords;
}

/** A number of proxies is that many hops from here; Fastify takes it as a function. */
function trusted(proxies: Config['trustProxy']): false | string[] | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;
}

/**
 * What browsers are told with every answer. Written here rather than by `useSecurityHeaders`, which sets each on the raw
 * response and thereby puts Node on the slow path of writing heads.
 */
function headersOf({ publicUrl }: Config): Record<string, string> {
  return {
    'cache-control': 'no-store',
    // Swagger UI sets styles from its script; nothing else here needs more than `self`.
    'content-security-policy':
      "default-src 'self';base-uri 'self';font-src 'self';form-action 'self';frame-ancestors 'none';img-src 'self' data:;" +
      "object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' 'unsafe-inline'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // A browser keeps this promise for a year, so it is made only where HTTPS is known to be there.
    ...(publicUrl?.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

function recordRefusals(app: NestFastifyApplication): (request: FastifyRequest, refusal: Problem) => Promise<void> {
  return async (request, refusal) => {
    const actor = actorOf(request);
    if (!actor) return;
    const { id, itemId } = (request.params ?? {}) as { id?: string; itemId?: string };
    const subject = id ?? itemId;
    const details = { method: request.method, route: request.routeOptions.url ?? 'none', reason: refusal.message };
    await app.get(Audit).refused(actor, details, subject !== undefined && isOwnId(subject) ? subject : null);
  };
}

/** The document is written when the service is built, and checked to be fresh, so that a start does not have to make it. */
function serveDocs(app: NestFastifyApplication): void {
  const file = new URL('../openapi/openapi.json', import.meta.url);
  const document = JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
  SwaggerModule.setup(DOCS_PATH, app, document, {
    jsonDocumentUrl: `${DOCS_PATH}-json`,
    raw: ['json'],
    customSiteTitle: 'Keyrack API',
  });
}
