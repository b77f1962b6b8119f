import { kindOf } from './kind.js';
import { readFlow } from './read.js';
import type { FlowKind, Reference } from './reading.js';
import { rewrite } from './rewrite.js';
import { MASK, withoutSecrets, type Finding } from './secrets/secrets.js';
import type { Pattern } from './secrets/patterns.js';
import { isFields, type Fields } from './trail.js';
import { levelsToNode } from './workflow.js';

/** A credential that whoever takes over a flow must have. */
export interface Need {
  credentialId: string;
  /** The types that all of its places together ask for. */
  types: string[];
  nodes: { id: string; name: string }[];
}

export interface Portable {
  definition: unknown;
  needs: Need[];
  /** What was masked. */
  found: Finding[];
}

/**
 * A flow to hand to somebody else: credentials by id only, without names or values, and no secrets in it that the
 * patterns or their places give away.
 * @throws FlowError as `readFlow` does
 */
export function portable(definition: unknown, kind?: FlowKind, patterns: readonly Pattern[] = []): Portable {
  const seen = kindOf(definition, kind);
  const clean = withoutSecrets(seen === 'flowise' ? definition : withIdsOnly(definition, seen), patterns, MASK);
  return { ...clean, needs: needsOf(readFlow(clean.definition, seen).references) };
}

function withIdsOnly(definition: unknown, kind: FlowKind): unknown {
  return rewrite(definition, {
    replace(value, trail) {
      if (levelsToNode(trail) !== 2) return undefined;
      if (isFields(value)) return { by: idAndType(value) };
      return kind === 'm9m' || typeof value !== 'string' ? undefined : { by: {} }; // n8n of old wrote the name here
    },
  });
}

function idAndType({ id, type }: Fields): Fields {
  return { ...(id !== undefined && { id }), ...(type !== undefined && { type }) };
}

function needsOf(references: readonly Reference[]): Need[] {
  const needs = new Map<string, { types: Set<string>; nodes: Map<string, string> }>();
  for (const { credentialId, types, nodeId, nodeName } of references) {
    if (credentialId.includes(MASK)) continue; // a secret that stood in the place of an id
    const need = needs.get(credentialId) ?? { types: new Set<string>(), nodes: new Map<string, string>() };
    for (const type of types) need.types.add(type);
    needs.set(credentialId, { ...need, nodes: need.nodes.set(nodeId, nodeName) });
  }
  return [...needs].map(([credentialId, { types, nodes }]) => ({
    credentialId,
    types: [...types],
    nodes: [...nodes].map(([id, name]) => ({ id, name })),
  }));
}
