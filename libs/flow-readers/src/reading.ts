/** Whose flow it is. n8n and m9m write the same shape, and differ in how a node refers to a credential. */
export type FlowKind = 'flowise' | 'n8n' | 'm9m';

/** One place in a flow that refers to a credential by its id. */
export interface Reference {
  /** The node's id, or its name if it has no id. Outside of nodes: the id of what refers, or else its place in the definition. */
  nodeId: string;
  /** What people see as the name; the provider, loader or part of the definition outside of nodes. */
  nodeName: string;
  /** The name of the component that the node is one of. */
  nodeType?: string;
  credentialId: string;
  /** Where the id stands in the definition as it was given, through JSON texts: `flowData.nodes.0.data.credential`. */
  path: string;
  /** The key under which a node of n8n or m9m lists the credential. */
  alias?: string;
  /** The credential types that fit there, as far as the definition says. */
  types: string[];
  /** The credential's name, where it is written beside the id. */
  name?: string;
}

/** Something about credentials that was not understood, as a sentence about the place. */
export interface Remark {
  path: string;
  message: string;
}

export interface Reading {
  kind: FlowKind;
  references: Reference[];
  remarks: Remark[];
}

/** What a reader sees at one place. */
export interface Sight {
  /** Absent when there is only something to remark. */
  reference?: Omit<Reference, 'path'>;
  remark?: string;
}
