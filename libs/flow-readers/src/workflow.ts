import { lookAtAnything, type Place } from './anywhere.js';
import { identityOf, idOf, textOf } from './ids.js';
import type { FlowKind, Sight } from './reading.js';
import { isFields, type Fields, type Trail } from './trail.js';

type Workflow = Exclude<FlowKind, 'flowise'>;

/**
 * Whether fields are those of a node of a workflow.
 * @param list the key of the list that they stand in, if they do
 */
export function isNode(fields: Fields | undefined, list?: string): fields is Fields {
  return typeof fields?.['type'] === 'string' && (isFields(fields['parameters']) || list === 'nodes');
}

/** How far up the node is whose credentials the value is about; undefined if it is about none. */
export function levelsToNode(trail: Trail): 1 | 2 | 3 | undefined {
  return ([1, 2, 3] as const).find(
    (level) => trail.keys.at(-level) === 'credentials' && isNode(trail.fieldsOf(-level), trail.keys.at(-level - 2)),
  );
}

/** What a value of a workflow says of credentials: one of those that a node lists, or the id in one of them. */
export function lookAtWorkflow(value: unknown, trail: Trail, kind: Workflow): Sight | undefined {
  const levels = levelsToNode(trail);
  if (levels === 1 && !isFields(value) && value !== null && value !== undefined)
    return { remark: 'the credentials of a node should be an object: {"<alias>": {"id": "…"}}' };
  if (levels === 2 && trail.fields) return lookAtEntry(value, trail, kind);
  if (levels === 3 && trail.key === 'id') return sightOf(value, trail, trail.fields);
  return lookAtAnything(value, trail);
}

/** m9m's contract writes the id itself; old n8n wrote the name like this. */
function lookAtEntry(value: unknown, trail: Trail, kind: Workflow): Sight | undefined {
  if (typeof value === 'string' && kind === 'm9m') return sightOf(value, trail);
  if (typeof value === 'string') return { remark: 'a reference by name only; n8n writes {"id": "…", "name": "…"}' };
  if (!isFields(value)) return { remark: 'a credential is expected here, as {"id": "…"}' };
  if (idOf(value['id']).id !== undefined || idOf(value['id']).problem !== undefined) return undefined;
  return { remark: textOf(value, 'name') ? 'a reference by name only, without an id' : 'a reference without an id' };
}

/** @param entry what stands around the id, unless the id stands for itself */
function sightOf(value: unknown, trail: Trail, entry?: Fields): Sight {
  const { id, problem } = idOf(value);
  if (id === undefined) return { remark: problem ?? (entry ? undefined : 'a reference without an id') };
  const alias = trail.keys.at(entry ? -2 : -1) ?? '';
  const name = textOf(entry, 'name');
  // In n8n the key is the type. m9m's guide does likewise; where it writes a type or an id alone, the key is any word.
  const types = entry ? [textOf(entry, 'type') ?? alias] : [];
  const reference = { ...nodeOf(trail, entry ? -3 : -2), credentialId: id, alias, types };
  return { reference: { ...reference, ...(name !== undefined && { name }) } };
}

function nodeOf(trail: Trail, at: number): Place {
  const node = trail.fieldsOf(at);
  const nodeId = identityOf(node) ?? textOf(node, 'name') ?? (trail.path(at) || 'node');
  return { nodeId, nodeName: textOf(node, 'name') ?? nodeId, nodeType: textOf(node, 'type') };
}
