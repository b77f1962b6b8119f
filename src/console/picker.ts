import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { Representation } from '../platform/index.js';

/** Pages name it without a version, so it is asked after each time. */
const ASK_AGAIN = 'public, no-cache';

/** Serves the credential picker, which pages of any origin may load: it is the same for all of them, and holds nothing. */
export function servePicker(fastify: FastifyInstance, file: string): void {
  const script = new Representation(readFileSync(file), 'text/javascript; charset=utf-8');
  fastify.get('/picker.js', async (request, reply) => {
    void reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
    return reply.send(await script.answer(request, reply, ASK_AGAIN));
  });
}
