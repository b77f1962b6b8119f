import { describe, expect, it } from 'vitest';
import { FlowError, readFlow, type FlowKind } from '../src/index.js';
import { canvas, LEADS, M9M_NODE, SUPPORT_BOT, workflow } from './flows.js';

const refusalOf = (definition: unknown, kind?: FlowKind): FlowError => {
  try {
    readFlow(definition, kind);
  } catch (error) {
    if (error instanceof FlowError) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('A definition', () => {
  it.each<[string, unknown, FlowKind]>([
    ['a canvas', { nodes: [], edges: [] }, 'flowise'],
    ['a canvas without edges', { nodes: canvas({})['nodes'] }, 'flowise'],
    ['a row of a chatflow', SUPPORT_BOT, 'flowise'],
    ['a part of such a row', { speechToText: null }, 'flowise'],
    ['an assistant', { credential: '', details: '{}' }, 'flowise'],
    ['a document store', { id: 'd', loaders: '[]' }, 'flowise'],
    ['a workflow', LEADS, 'n8n'],
    ['a workflow, as text', JSON.stringify(LEADS), 'n8n'],
    ['an empty workflow', { nodes: [], connections: {} }, 'n8n'],
    ['copied nodes', { nodes: [{ type: 'n8n-nodes-base.set', parameters: {} }] }, 'n8n'],
    ['a workflow with names for credentials and the mark of n8n', { ...workflow({}, { slackApi: 'Bot' }), meta: { instanceId: '1' } }, 'n8n'],
    ['a workflow with ids for credentials', workflow({}, { slackApi: 'cred-1' }), 'm9m'],
    ['a node by itself', M9M_NODE, 'm9m'],
    ['a template around a workflow', { id: 't', workflow: workflow({}, { slackApi: 'cred-1' }) }, 'm9m'],
  ])('is recognised: %s', (_what, definition, kind) => {
    expect(readFlow(definition).kind).toBe(kind);
  }); // prettier-ignore

  it.each<[FlowKind, unknown]>([
    ['m9m', LEADS],
    ['n8n', M9M_NODE],
    ['m9m', { nodes: [] }],
    ['n8n', { nodes: [] }],
    ['flowise', { nodes: [] }],
  ])('is read as what it is said to be, if it may be that: %s', (kind, definition) => {
    expect(readFlow(definition, kind).kind).toBe(kind);
  });

  it.each([
    ['nothing', undefined, 'this is no JSON object. '],
    ['a number', 7, 'this is no JSON object. '],
    ['a text', 'flow', 'this is no JSON object. '],
    ['broken JSON', '{"nodes":[', 'this is no JSON object. '],
    ['a list', [LEADS], 'this is a list; give the flows in it one by one. '],
    ['a list, as text', '[{"nodes":[]}]', 'this is a list; give the flows in it one by one. '],
    ['an object', { id: 1, credentialId: 'c-1' }, 'this is no flow of Flowise, n8n or m9m. '],
    ['nodes alone', { nodes: [] }, 'this is no flow of Flowise, n8n or m9m. '],
    ['nodes of nothing', { nodes: [null, 1, {}] }, 'this is no flow of Flowise, n8n or m9m. '],
  ])('is refused with what flows look like: %s', (_what, definition, beginning) => {
    const { reason, message } = refusalOf(definition);
    expect(reason).toBe('unrecognised');
    expect(message).toBe(
      `${beginning}Flowise: {"nodes": […], "edges": […]}, the text of flowData, or a row of a chatflow, an assistant or ` +
        'a document store. n8n: {"nodes": […], "connections": {…}}. m9m: the same, or one node {"type", "parameters", ' +
        '"credentials"}.',
    );
  });

  it.each<[unknown, FlowKind, string]>([
    [LEADS, 'flowise', 'this is no flow of flowise: it looks like one of n8n'],
    [SUPPORT_BOT, 'm9m', 'this is no flow of m9m: it looks like one of flowise'],
  ])('is refused when it is said to be another kind', (definition, kind, message) => {
    expect(refusalOf(definition, kind).message).toBe(message);
  });

  it('that is nested 200 levels deep is read, and one level more is not', () => {
    expect(readFlow(canvas({ inputs: nested(196) })).references).toEqual([]);
    expect(refusalOf(canvas({ inputs: nested(197) }))).toMatchObject({
      reason: 'too-deep',
      message: 'the definition is nested more than 200 levels deep',
    });
  });

  it('counts the levels of JSON in it', () => {
    expect(refusalOf({ flowData: JSON.stringify(canvas({ inputs: nested(196) })) }).reason).toBe('too-deep');
  });

  it('that contains itself is refused', () => {
    const flow: { nodes: unknown[]; edges: unknown[] } = { nodes: [], edges: [] };
    flow.nodes.push(flow);
    expect(refusalOf(flow).reason).toBe('too-deep');
  });

  it('of more than a million values is refused', () => {
    expect(refusalOf({ nodes: [], edges: Array<number>(1_000_000).fill(0) })).toMatchObject({
      reason: 'too-large',
      message: 'the definition holds more than 1000000 values',
    });
  });

  /** An object in which a text is this many levels down. */
  function nested(levels: number): unknown {
    let value: unknown = 'bottom';
    for (let level = 0; level < levels; level++) value = { in: value };
    return value;
  }
});
