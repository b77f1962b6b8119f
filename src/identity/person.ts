import type { Actor } from '../authorization/index.js';
import { problem } from '../platform/index.js';

/**
 * The user who asks, for what is a person's own.
 * @throws Problem `forbidden` for an API key, even one that acts as a member
 */
export function personOf({ grant }: Actor): string {
  if (grant.kind === 'session' && grant.userId !== null) return grant.userId;
  throw problem('forbidden', 'An API key has no account. Sign in to change yours');
}
