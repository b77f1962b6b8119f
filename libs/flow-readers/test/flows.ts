import { readFileSync } from 'node:fs';

export type Json = Record<string, unknown>;

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8'));
}

/** Rows of the table `chat_flow` that a Flowise 3.1.4 wrote: a chatflow, an agentflow, and one with an id that is nobody's. */
export const [SUPPORT_BOT = {}, RESEARCH_AGENT = {}, BROKEN_FLOW = {}] = fixture('flowise-3.1.4.json') as Json[];

/** In the shape in which n8n exports workflows. */
export const LEADS = fixture('n8n-workflow.json') as Json;

/** The node that m9m's documentation of its API shows. */
export const M9M_NODE = {
  type: 'n8n-nodes-base.httpRequest',
  parameters: {
    url: 'https://api.example.com/data',
    method: 'GET',
    headers: { Authorization: 'Bearer {{ $credentials.myApiKey.apiKey }}' },
  },
  credentials: { myApiKey: 'cred-123' },
};

/** A Flowise canvas of one node with these fields. */
export function canvas(data: Json): Json {
  return { nodes: [{ id: 'node_0', type: 'customNode', data: { id: 'node_0', name: 'chatOpenAI', label: 'Chat', ...data } }], edges: [] }; // prettier-ignore
}

/** A workflow of one node with these parameters and credentials. */
export function workflow(parameters: Json, credentials?: unknown): Json {
  const node = { id: 'n-1', name: 'Request', type: 'n8n-nodes-base.httpRequest', typeVersion: 4, parameters };
  return { name: 'One', nodes: [{ ...node, ...(credentials !== undefined && { credentials }) }], connections: {} };
}

/** The same, and no change to any of it goes unnoticed. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
