import type { FastifyRequest } from 'fastify';
import type { Grant } from '../authorization/index.js';
import { problem } from '../platform/index.js';

/** With it, a page says for whom and in which workspace it was drawn: `<user id>/<workspace id>`. */
export const PLACE_HEADER = 'x-keyrack-place';

/**
 * Holds a page to what it shows. All windows of a browser have one session, which one of them may have moved to another
 * workspace, or given to another person: what is sent from the others would be done there, and their lists be of there.
 * @throws Problem `conflict`
 */
export function assertSamePlace({ headers }: Pick<FastifyRequest, 'headers'>, grant: Grant): void {
  const shown = headers[PLACE_HEADER];
  if (shown === undefined || shown === `${grant.userId}/${grant.workspaceId}`) return;
  throw problem('conflict', 'This page shows another workspace or another person than your session is for by now. Load it again, and look where you are'); // prettier-ignore
}
