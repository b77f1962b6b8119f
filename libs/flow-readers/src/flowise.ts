import { holderOf, inUnknownPlace, type Place } from './anywhere.js';
import { CREDENTIAL_KEYS, isKnownPlace, JSON_COLUMNS, looksLikePlace } from './flowise-places.js';
import { identityOf, idOf, textOf } from './ids.js';
import type { Sight } from './reading.js';
import { parsed } from './rewrite.js';
import { isFields, type Fields, type Trail } from './trail.js';

/** What a value of a Flowise definition says of credentials. */
export function lookAtFlowise(value: unknown, trail: Trail): Sight | undefined {
  if (trail.depth === 1 && isBrokenColumn(value, trail.key))
    return { remark: 'this should be JSON, and does not parse' };
  if (isKnownPlace(trail)) return sightOf(value, trail);
  return looksLikePlace(trail) ? inUnknownPlace(sightOf(value, trail)) : undefined;
}

function sightOf(value: unknown, trail: Trail): Sight {
  const { id, problem } = idOf(value);
  if (id !== undefined) return { reference: { ...placeOf(trail), credentialId: id, types: typesOf(trail) } };
  return { remark: problem ?? (isDemanded(trail) ? 'the node needs a credential, and none is chosen' : undefined) };
}

function isBrokenColumn(value: unknown, column = ''): boolean {
  if (typeof value !== 'string' || !JSON_COLUMNS.includes(column)) return false;
  return !['', 'null'].includes(value.trim()) && parsed(value) === undefined;
}

/** Whether an empty place is one that its component demands to be filled, and that is not filled elsewhere. */
function isDemanded(trail: Trail): boolean {
  if (trail.key !== 'credential') return false;
  const demanded = credentialParam(trail.fields);
  const inputs = trail.fields?.['inputs'];
  const elsewhere = isFields(inputs) ? textOf(inputs, ...CREDENTIAL_KEYS) : undefined;
  return demanded !== undefined && demanded['optional'] !== true && elsewhere === undefined;
}

/** A component inside a node brings no `inputParams`, so nothing says which types fit there. */
function typesOf(trail: Trail): string[] {
  const component = trail.fieldsOf(trail.keys.at(-2) === 'inputs' ? -2 : -1);
  const param = trail.keys.at(-3) === 'inputParams' ? trail.fields : credentialParam(component);
  const { credentialNames, credentialType } = param ?? {};
  const types: unknown[] = Array.isArray(credentialNames) ? credentialNames : [credentialType];
  return types.filter((type) => typeof type === 'string');
}

function credentialParam(component: Fields | undefined): Fields | undefined {
  const params: unknown = component?.['inputParams'];
  if (!Array.isArray(params)) return undefined;
  return params.filter(isFields).find(({ type, name }) => type === 'credential' || name === 'credential');
}

function placeOf(trail: Trail): Place {
  const at = trail.keys[0] === 'flowData' ? 3 : 2; // the length of the way to a node
  const node = trail.keys[at - 2] === 'nodes' ? trail.fieldsOf(at) : undefined;
  if (!node) return holderOf(trail);
  const data = isFields(node['data']) ? node['data'] : undefined;
  const nodeId = identityOf(node) ?? identityOf(data) ?? trail.path(at);
  const nodeType = textOf(data, 'name', 'type');
  return { nodeId, nodeName: textOf(data, 'label', 'name') ?? nodeId, ...(nodeType !== undefined && { nodeType }) };
}
