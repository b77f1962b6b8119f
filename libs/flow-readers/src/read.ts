import { lookAtFlowise } from './flowise.js';
import { kindOf } from './kind.js';
import type { FlowKind, Reading, Reference, Remark, Sight } from './reading.js';
import { rewrite } from './rewrite.js';
import type { Trail } from './trail.js';
import { lookAtWorkflow } from './workflow.js';

/**
 * Which credentials a flow refers to.
 * @param definition as the engine exports or stores it: an object, or its JSON
 * @param kind recognised, if it is not given
 * @throws FlowError if it is no flow, nested more than 200 levels deep, or holds more than 1,000,000 values
 */
export function readFlow(definition: unknown, kind?: FlowKind): Reading {
  const reading: Reading = { kind: kindOf(definition, kind), references: [], remarks: [] };
  follow(definition, reading.kind, (reference) => void reading.references.push(reference), reading.remarks);
  return reading;
}

/**
 * A deep copy of a flow that refers to other credentials, in the shape that the flow came in: what was JSON stays JSON.
 * @param change the id of the credential to refer to instead, or undefined to leave the reference as it is
 * @throws FlowError as `readFlow` does
 */
export function withReferences(
  definition: unknown,
  kind: FlowKind | undefined,
  change: (reference: Reference) => string | undefined,
): unknown {
  return follow(definition, kindOf(definition, kind), change, []);
}

function follow(
  definition: unknown,
  kind: FlowKind,
  change: (reference: Reference) => string | undefined,
  remarks: Remark[],
): unknown {
  return rewrite(definition, {
    replace(value, trail) {
      const { reference, remark } = look(value, trail, kind) ?? {};
      if (remark !== undefined) remarks.push({ path: trail.path(), message: remark });
      const by = reference && change({ ...reference, path: trail.path() });
      return by === undefined ? undefined : { by };
    },
  });
}

function look(value: unknown, trail: Trail, kind: FlowKind): Sight | undefined {
  return kind === 'flowise' ? lookAtFlowise(value, trail) : lookAtWorkflow(value, trail, kind);
}
