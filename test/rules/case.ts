import type { Permission } from '../../src/authorization/index.js';
import { operations, type Operation } from './operations.js';
import type { Kind, Request } from './request.js';
import type { Site } from './site.js';

/**
 * What it takes to be allowed: nothing; a password or a link, for what anybody may try; any valid key; to be a person who has
 * signed in, and no key; to be a
 * connect session; or all of these permissions.
 */
export type Needs = 'nothing' | 'a secret' | 'a key' | 'a session' | 'a connect session' | readonly Permission[];

/** One way to use one operation. An operation may have several, if what it takes depends on what is sent. */
export interface Case {
  /** As the OpenAPI document has it: `PUT /credentials/{id}`. */
  operation: string;
  /** What sets it apart from the other cases of its operation. */
  when?: string;
  needs: Needs;
  /** What it makes, if anything. */
  makes?: Kind;
  /** It answers for each id by itself, so that one which does not exist is no failure of the whole. */
  answersEach?: true;
  /** How it answers whoever may, where that is no success: what it takes is not to be had here. */
  answers?: number;
  /** A valid request in an organization. What it changes or deletes is made for it, so that it can be asked for again. */
  request?: (at: Site) => Request | Promise<Request>;
}

export function nameOf({ operation, when }: Case): string {
  return when === undefined ? operation : `${operation} ${when}`;
}

/** What the OpenAPI document says of the operation. */
export function operationOf({ operation: name }: Case): Operation {
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`The case ${name} is of no operation in openapi.json`);
  return found;
}

export async function requestOf({ request }: Case, at: Site): Promise<Request> {
  return (await request?.(at)) ?? {};
}
