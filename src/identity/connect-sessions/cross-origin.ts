import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allowsConnectSession } from '../../authorization/index.js';

/** What connect sessions send, and nothing that a page could learn more with. */
const HEADERS = 'authorization, content-type';
const REMEMBERED_SECONDS = 600;

/** Requests whose answers a page of another origin may read, with that origin. */
const readers = new WeakMap<FastifyRequest, string>();

/** Lets pages of this origin read the answer to a request: it carried a token that was made for them. */
export function letRead(request: FastifyRequest, origin: string): void {
  readers.set(request, origin);
}

/**
 * Everything that browsers are told of other origins. They may ask before they call a route that connect sessions may call:
 * such a question carries no token, so it is answered to any page, and without cookies. The answer to the call itself is
 * only for the page that the token was made for. Put in before there are routes.
 */
export function answerOtherOrigins(fastify: FastifyInstance): void {
  const methods = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ url, method, config }) => {
    if (!allowsConnectSession(config)) return;
    const known = methods.get(url) ?? new Set();
    for (const one of [method].flat()) if (one !== 'HEAD') known.add(one);
    if (methods.has(url)) return;
    methods.set(url, known);
    fastify.options(url, (_request, reply) => preflight(reply, known));
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const origin = readers.get(request);
    if (origin !== undefined) {
      const vary = [reply.getHeader('vary'), 'origin'].flat().filter((name) => name !== undefined);
      void reply.headers({ 'access-control-allow-origin': origin, vary: vary.join(', ') });
    }
    done(null, payload);
  });
}

function preflight(reply: FastifyReply, methods: ReadonlySet<string>): FastifyReply {
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': [...methods].join(', '),
      'access-control-allow-headers': HEADERS,
      'access-control-max-age': REMEMBERED_SECONDS,
    })
    .send();
}
