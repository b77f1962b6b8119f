import { CREDENTIAL_KEYS } from './flowise-places.js';
import { identityOf, idOf, textOf } from './ids.js';
import type { Reference, Sight } from './reading.js';
import type { Trail } from './trail.js';

/** The part of a reference that says what refers. */
export type Place = Pick<Reference, 'nodeId' | 'nodeName' | 'nodeType'>;

/** What a value says in a place that no reader knows, but that is named like those that refer to credentials. */
export function lookAtAnything(value: unknown, trail: Trail): Sight | undefined {
  if (!CREDENTIAL_KEYS.has(trail.key ?? '')) return undefined;
  const { id, problem } = idOf(value);
  if (id === undefined) return { remark: problem };
  return inUnknownPlace({ reference: { ...holderOf(trail), credentialId: id, types: [] } });
}

export function inUnknownPlace({ reference, remark }: Sight): Sight {
  return { reference, remark: reference ? 'this place is not known to refer to credentials, and seems to' : remark };
}

/** Outside of nodes: what refers is the object around the id, or the one whose settings that is. */
export function holderOf(trail: Trail): Place {
  let at = trail.depth - 1;
  while (['config', 'inputs', 'loaderConfig'].includes(trail.keys[at - 1] ?? '')) at--;
  const holder = trail.fieldsOf(at);
  const nodeId = identityOf(holder) ?? (trail.path(at) || 'flow');
  const nodeType = textOf(holder, 'loaderId', 'name');
  const nodeName = textOf(holder, 'label', 'loaderName', 'name') ?? trail.keys[at - 1] ?? nodeId;
  return { nodeId, nodeName, ...(nodeType !== undefined && { nodeType }) };
}
