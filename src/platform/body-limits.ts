import type { FastifyInstance } from 'fastify';
import { problem } from './problem.js';

/** Bytes of a request body. A credential is small: a service account file has 2.5 KB, a certificate chain 10 KB. */
export const BODY_BYTES = 1024 * 1024;
const DEPTH = 20;
const KEYS = 2000;

/** Reads JSON bodies and nothing else, and refuses those that only an attacker would send. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_BYTES },
    (_request, text, done) => {
      try {
        done(null, parse(String(text)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

function parse(text: string): unknown {
  if (text.trim() === '') return undefined; // as if no body had been sent: the handler says which one it needs
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem('malformed', 'The body is not valid JSON'); // the parser's own message quotes the body
  }
  measure(value);
  return value;
}

function measure(root: unknown): void {
  let keys = 0;
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH) throw problem('malformed', `The body is nested more than ${DEPTH} levels deep`);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const names = Object.keys(value);
      if ((keys += names.length) > KEYS) throw problem('malformed', `The body has more than ${KEYS} keys and elements`);
      if (names.includes('__proto__')) throw problem('malformed', 'The body has a key named __proto__');
      next.push(...(Object.values(value) as unknown[]));
    }
    level = next;
  }
}
