import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../platform/index.js';
import { Assets } from './assets.js';
import { baseOf, pageAt } from './page.js';

/** Vite writes it there when the service is built. */
const BUILT = fileURLToPath(new URL('./web', import.meta.url));

/**
 * Serves the console, if it was built: its files below `/assets/`, and its page at every other path that a browser asks
 * for but those that are `isElsewhere`. The service runs without it.
 */
export function serveConsole(
  fastify: FastifyInstance,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  isElsewhere: (path: string) => boolean,
): void {
  const file = join(BUILT, 'index.html');
  if (!existsSync(file)) return;
  const template = readFileSync(file, 'utf8');
  const assets = new Assets(join(BUILT, 'assets'));

  fastify.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const asset = await assets.get(request.params.name);
    if (!asset) return reply.callNotFound();
    // Names change with the content, so nothing ever has to be asked for again.
    return reply.send(await asset.answer(request, reply, 'public, max-age=31536000, immutable'));
  });
  fastify.get('/*', (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (isElsewhere(path) || !wantsPage(path, request)) return reply.callNotFound();
    return sendPage(template, baseOf(publicUrl, forwardedPrefix(request)), reply);
  });
}

function sendPage(template: string, base: string, reply: FastifyReply): FastifyReply {
  const { html, policy } = pageAt(template, base);
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      vary: 'accept',
    })
    .send(html);
}

/** A browser that goes somewhere names HTML; its images and scripts do not, and get an honest 404. */
function wantsPage(path: string, { headers: { accept } }: FastifyRequest): boolean {
  return path === '/' || (accept ?? '').includes('text/html');
}

/** Only what a trusted proxy sends: there is a second address in `ips` when the first is one. */
function forwardedPrefix({ ips = [], headers }: FastifyRequest): unknown {
  return ips.length > 1 ? headers['x-forwarded-prefix'] : undefined;
}
