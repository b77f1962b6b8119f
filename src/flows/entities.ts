import { Organization, Workspace } from '../workspaces/index.js';
import { defineEntity } from '../persistence/index.js';

/** A flow of some engine, as it was last registered: what it refers to, and no secret. */
export class Flow {
  id: string;
  organizationId: string;
  workspaceId: string;
  /** The engine's own id of it. */
  externalId: string;
  name: string;
  kind: string;
  /** 1 or 0: engines are neither agreed on more, nor are the databases on booleans. */
  active: number;
  definition: object;
  /** What the reader did not understand, and what was masked. */
  remarks: FlowRemark[];
  createdAt: Date;
  updatedAt: Date;
}

export interface FlowRemark {
  path: string;
  message: string;
}

/** One place in a flow that refers to a credential. The credential need not exist. */
export class FlowReference {
  id: string;
  organizationId: string;
  workspaceId: string;
  flowId: string;
  credentialId: string;
  nodeId: string;
  nodeName: string;
  /** Where in the definition. */
  path: string;
  /** The credential types that the place asks for, if it says so. */
  types: string[];
}

const inOrganization = { property: 'organizationId', target: () => Organization };
const inWorkspace = { property: 'workspaceId', target: () => Workspace };

export const flowEntities = [
  defineEntity<Flow>({
    class: Flow,
    table: 'flows',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      externalId: { kind: 'key' },
      name: { kind: 'name' },
      kind: { kind: 'key' },
      active: { kind: 'integer' },
      definition: { kind: 'json' },
      remarks: { kind: 'json' },
      createdAt: { kind: 'time' },
      updatedAt: { kind: 'time' },
    },
    references: [inOrganization, inWorkspace],
    unique: [['workspaceId', 'externalId']],
    indexes: [['organizationId', 'workspaceId', 'createdAt']],
  }),
  defineEntity<FlowReference>({
    class: FlowReference,
    table: 'flow_references',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      flowId: { kind: 'id' },
      credentialId: { kind: 'key' },
      nodeId: { kind: 'key' },
      nodeName: { kind: 'name' },
      path: { kind: 'text' },
      types: { kind: 'json' },
    },
    references: [inOrganization, inWorkspace, { property: 'flowId', target: () => Flow, onDelete: 'CASCADE' }],
    indexes: [['flowId'], ['organizationId', 'credentialId']],
  }),
];
