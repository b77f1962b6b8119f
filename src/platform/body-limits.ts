import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './problem.js';

/** What a JSON document from outside may be at most. */
export interface JsonLimits {
  bytes: number;
  depth: number;
  /** Keys of objects and elements of lists, together. */
  keys: number;
}

/** A credential is small: a service account file has 2.5 KB, a certificate chain 10 KB. */
export const CREDENTIAL_LIMITS: JsonLimits = { bytes: 1024 * 1024, depth: 20, keys: 2000 };
/** A flow is not: it carries a copy of the form of each of its nodes. */
export const FLOW_LIMITS: JsonLimits = { bytes: 8 * 1024 * 1024, depth: 100, keys: 200_000 };
const FLOWS = /^\/api\/v1\/flows(?:[/?]|$)/;

export const JSON_LINES = 'application/x-ndjson';

/** A body that trickles in does not hold its place for ever. */
const BODY_WITHIN_MS = 60_000;
const deadlines = new WeakMap<FastifyRequest, NodeJS.Timeout>();

/** For a body that may take long to arrive. Whoever reads it must give up by themselves when nothing more comes. */
export function liftDeadline(request: FastifyRequest): void {
  clearTimeout(deadlines.get(request));
}

/** Node's own limit, `requestTimeout`, would hold for every request alike. */
function setDeadline(request: FastifyRequest): void {
  const { headers, raw } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => raw.complete || raw.destroy(), BODY_WITHIN_MS).unref();
  raw.once('close', () => clearTimeout(timer));
  deadlines.set(request, timer);
}

const limitsOf = (url: string): JsonLimits => (FLOWS.test(url) ? FLOW_LIMITS : CREDENTIAL_LIMITS);

/** Reads JSON bodies and nothing else, and refuses those that only an attacker would send. JSON lines come as a stream. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', (request, _reply, done) => {
    setDeadline(request);
    const isStream = request.headers['content-type']?.startsWith(JSON_LINES) ?? false;
    const { bytes } = limitsOf(request.url);
    done(!isStream && Number(request.headers['content-length'] ?? 0) > bytes ? tooLarge(bytes) : undefined);
  });
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: FLOW_LIMITS.bytes },
    (request, text, done) => {
      try {
        done(null, parseJson(String(text), limitsOf(request.url)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  fastify.addContentTypeParser(JSON_LINES, (_request, payload, done) => done(null, payload));
}

/** @throws Problem `malformed` or `tooLarge`; `undefined` for a text that is empty */
export function parseJson(text: string, limits: JsonLimits): unknown {
  if (Buffer.byteLength(text) > limits.bytes) throw tooLarge(limits.bytes);
  if (text.trim() === '') return undefined; // as if no body had been sent: the handler says which one it needs
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem('malformed', 'The body is not valid JSON'); // the parser's own message quotes the body
  }
  measure(value, limits);
  return value;
}

export function tooLarge(bytes: number): Error {
  return problem('tooLarge', `The body is larger than ${bytes / 1024} KiB`);
}

function measure(root: unknown, limits: JsonLimits): void {
  let keys = 0;
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth) throw problem('malformed', `The body is nested more than ${limits.depth} levels deep`);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const names = Object.keys(value);
      if ((keys += names.length) > limits.keys)
        throw problem('malformed', `The body has more than ${limits.keys} keys and elements`);
      if (names.includes('__proto__')) throw problem('malformed', 'The body has a key named __proto__');
      for (const child of Object.values(value) as unknown[]) next.push(child);
    }
    level = next;
  }
}
