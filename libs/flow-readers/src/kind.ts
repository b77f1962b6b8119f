import { PROVIDER_COLUMNS, STORE_CONFIGS } from './flowise-places.js';
import { FlowError } from './flow-error.js';
import type { FlowKind } from './reading.js';
import { parsed } from './rewrite.js';
import { isFields, type Fields } from './trail.js';
import { isNode } from './workflow.js';

const SHAPES =
  'Flowise: {"nodes": […], "edges": […]}, the text of flowData, or a row of a chatflow, an assistant or a document ' +
  'store. n8n: {"nodes": […], "connections": {…}}. m9m: the same, or one node {"type", "parameters", "credentials"}.';

/**
 * The kind of a definition: the one that is given, or else the one that it looks like.
 * @throws FlowError if it looks like none, or like another than the one that is given
 */
export function kindOf(definition: unknown, given?: FlowKind): FlowKind {
  const fields = fieldsOf(definition);
  const seen = seenIn(fields);
  const isUndecided = seen === undefined && Array.isArray(fields['nodes']);
  if (given === undefined && seen !== undefined) return seen;
  if (given !== undefined && (isUndecided || familyOf(seen) === familyOf(given))) return given;
  throw new FlowError(
    'unrecognised',
    seen !== undefined && given !== undefined
      ? `this is no flow of ${given}: it looks like one of ${seen}`
      : `this is no flow of ${given ?? 'Flowise, n8n or m9m'}. ${SHAPES}`,
  );
}

function fieldsOf(definition: unknown): Fields {
  const value = typeof definition === 'string' ? parsed(definition) : definition;
  if (isFields(value)) return value;
  const what = Array.isArray(value) ? 'a list; give the flows in it one by one' : 'no JSON object';
  throw new FlowError('unrecognised', `this is ${what}. ${SHAPES}`);
}

function familyOf(kind: FlowKind | undefined): 'flowise' | 'workflow' | undefined {
  return kind === 'n8n' || kind === 'm9m' ? 'workflow' : kind;
}

function seenIn(fields: Fields): FlowKind | undefined {
  if (isFlowise(fields)) return 'flowise';
  const workflow = isFields(fields['workflow']) ? fields['workflow'] : fields; // m9m's templates wrap theirs
  const nodes = nodesOf(workflow);
  const isWorkflow = isFields(workflow['connections']) || nodes.some((node) => isNode(node));
  if (Array.isArray(workflow['nodes']) && isWorkflow) return isOfM9m(workflow, nodes) ? 'm9m' : 'n8n';
  return isNode(fields) ? 'm9m' : undefined;
}

function isFlowise(fields: Fields): boolean {
  const isCanvas = Array.isArray(fields['nodes']) && Array.isArray(fields['edges']);
  const isAssistant = 'credential' in fields && 'details' in fields;
  const isStore = ['loaders', ...STORE_CONFIGS].some((column) => column in fields);
  const isChatflow = ['flowData', ...PROVIDER_COLUMNS].some((column) => column in fields);
  return isCanvas || isAssistant || isStore || isChatflow || nodesOf(fields).some(({ data }) => isFields(data));
}

/** Nothing else tells the two apart; where neither m9m's form of a reference nor this mark of n8n stands, they read alike. */
function isOfM9m({ meta }: Fields, nodes: Fields[]): boolean {
  if (isFields(meta) && 'instanceId' in meta) return false;
  const entries = nodes.flatMap(({ credentials }) => (isFields(credentials) ? Object.values(credentials) : []));
  return entries.some(
    (entry) => typeof entry === 'string' || (isFields(entry) && ('type' in entry || 'data' in entry)),
  );
}

function nodesOf({ nodes }: Fields): Fields[] {
  return Array.isArray(nodes) ? nodes.filter(isFields) : [];
}
