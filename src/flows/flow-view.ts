import type { Cause } from '../credentials/index.js';
import type { Flow, FlowReference, FlowRemark } from './entities.js';

/** One place in a flow that refers to a credential, and why that cannot be used there, if it cannot. */
export interface ReferenceView {
  credentialId: string;
  nodeId: string;
  nodeName: string;
  path: string;
  types: string[];
  problem?: Cause;
}

export interface FlowView {
  id: string;
  name: string;
  kind: string;
  active: boolean;
  createdDate: string;
  updatedDate: string;
  references: ReferenceView[];
  remarks: FlowRemark[];
}

export function flowView(
  flow: Flow,
  references: readonly FlowReference[],
  problems: ReadonlyMap<string, Cause>,
): FlowView {
  return {
    id: flow.externalId,
    name: flow.name,
    kind: flow.kind,
    active: flow.active === 1,
    createdDate: flow.createdAt.toISOString(),
    updatedDate: flow.updatedAt.toISOString(),
    references: references.map(({ credentialId, nodeId, nodeName, path, types }) => {
      const found = problems.get(credentialId);
      return { credentialId, nodeId, nodeName, path, types, ...(found && { problem: found }) };
    }),
    remarks: flow.remarks,
  };
}
