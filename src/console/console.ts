import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOrigin, type Config } from '../platform/index.js';
import { Assets } from './assets.js';
import { baseOf, pageAt, type Page } from './page.js';
import { servePicker } from './picker.js';

/** Vite writes it there when the service is built. */
const BUILT = fileURLToPath(new URL('./web', import.meta.url));

/**
 * Serves the console, if it was built: its files below `/assets/`, the picker for pages of others with the page that it
 * shows in a frame, and its own page at every other path that a browser asks
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
  const connectTemplate = readFileSync(join(BUILT, 'connect.html'), 'utf8');
  const assets = new Assets(join(BUILT, 'assets'));

  fastify.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const asset = await assets.get(request.params.name);
    if (!asset) return reply.callNotFound();
    // Names change with the content, so nothing ever has to be asked for again.
    return reply.send(await asset.answer(request, reply, 'public, max-age=31536000, immutable'));
  });
  servePicker(fastify, join(BUILT, 'picker.js'));
  fastify.get<{ Querystring: { origin?: unknown } }>('/connect', (request, reply) => {
    const { origin } = request.query;
    const base = baseOf(publicUrl, forwardedPrefix(request));
    if (!isOrigin(origin)) return sendPage(pageAt(connectTemplate, base), reply);
    return sendPage(pageAt(connectTemplate, base, origin), reply.removeHeader('x-frame-options'));
  });
  fastify.get('/*', (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (isElsewhere(path) || !wantsPage(path, request)) return reply.callNotFound();
    return sendPage(pageAt(template, baseOf(publicUrl, forwardedPrefix(request))), reply);
  });
}

function sendPage({ html, policy }: Page, reply: FastifyReply): FastifyReply {
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
