import {
  ALL_PERMISSIONS,
  BUILT_IN_ROLES,
  ORGANIZATION_PERMISSIONS,
  type BuiltInRoleName,
  type Permission,
} from '../../src/authorization/index.js';
import type { Client } from '../support/client.js';
import { newPerson } from '../support/people.js';
import type { Case, Needs } from './case.js';
import type { Site } from './site.js';

/** Somebody with a key, and what it holds. */
export interface Caller {
  name: string;
  client: Client;
  holds: readonly Permission[];
  /** A person who has signed in, rather than a key. */
  isPerson?: true;
}

const ROLES = Object.keys(BUILT_IN_ROLES) as BuiltInRoleName[];
/** What a role lets people do is the same as what it lets their keys do: those who may most and those who may least show it. */
const ROLES_OF_PEOPLE: readonly BuiltInRoleName[] = ['owner', 'viewer'];

/** In the first workspace of an organization: a member of each role, a key with all that an organization has, and its first key. */
export async function callersAt(site: Site): Promise<Caller[]> {
  const callers: Caller[] = [];
  for (const role of ROLES) {
    const client = await newPerson(site.admin, site.id('workspace').id, role);
    callers.push({ name: `a member who is ${role}`, client, holds: BUILT_IN_ROLES[role].permissions });
    if (!ROLES_OF_PEOPLE.includes(role)) continue;
    const person = await site.newSignedIn(role);
    const holds = BUILT_IN_ROLES[role].permissions;
    callers.push({ name: `a person who is ${role} and has signed in`, client: person.client, holds, isPerson: true });
  }
  const service = await site.keyWith(ORGANIZATION_PERMISSIONS);
  callers.push({ name: 'a key with all permissions', client: service, holds: ORGANIZATION_PERMISSIONS });
  callers.push({ name: 'the first key', client: site.admin, holds: ALL_PERMISSIONS });
  return callers;
}

/** A key that holds what is needed and nothing more. */
export async function callerWithOnly(site: Site, needs: Needs): Promise<Caller> {
  if (needs === 'a session') {
    return { name: 'a person who has signed in', client: await site.signIn(), holds: [], isPerson: true };
  }
  if (needs === 'a connect session') return { name: 'a connect session', client: await site.connect(), holds: [] };
  const holds = permissionsOf(needs);
  // A key holds at least one permission: where none is needed, one that opens nothing.
  const client = await site.keyWith(holds.length > 0 ? holds : ['flows:view']);
  return { name: 'a key with what it takes and nothing more', client, holds };
}

/** For each permission that is needed, a key that holds every other. */
export async function callersLackingOne(site: Site, needs: Needs): Promise<Caller[]> {
  const callers: Caller[] = [];
  for (const lacking of permissionsOf(needs)) {
    const holds = ALL_PERMISSIONS.filter((permission) => permission !== lacking);
    callers.push({ name: `a key with all but ${lacking}`, client: await site.keyWith(holds), holds });
  }
  return callers;
}

/** What is a person's own takes that very person; plaintext is for programs, whatever a person's role may give to others. */
export function isAllowed({ holds, isPerson }: Caller, { needs, operation }: Case): boolean {
  if (needs === 'a connect session' || needs === 'a session' || (isPerson && operation.endsWith('/resolve')))
    return false;
  return permissionsOf(needs).every((permission) => holds.includes(permission));
}

export function isRefused(caller: Caller, the: Case): boolean {
  if (the.needs === 'a connect session') return true; // none of these is one
  return the.needs === 'a session' ? !caller.isPerson : !isAllowed(caller, the);
}

function permissionsOf(needs: Needs): readonly Permission[] {
  return typeof needs === 'string' ? [] : needs;
}
