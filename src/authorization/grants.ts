import { problem } from '../platform/index.js';
import type { Actor } from './actor.js';
import type { Permission } from './permissions.js';

/**
 * Nobody gives what they do not hold.
 * @throws Problem `forbidden` naming the permissions that the actor lacks
 */
export function assertHolds(actor: Actor, permissions: Iterable<Permission>, what: string): void {
  const lacking = [...permissions].filter((permission) => !actor.holds(permission));
  if (lacking.length > 0)
    throw problem('forbidden', `${what} takes permissions that you do not hold: ${lacking.join(', ')}`);
}
