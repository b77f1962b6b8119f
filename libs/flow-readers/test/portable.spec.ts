import { describe, expect, it } from 'vitest';
import { MASK, portable } from '../src/index.js';
import { canvas, frozen, LEADS, M9M_NODE, RESEARCH_AGENT, workflow } from './flows.js';

const PATTERNS = [{ name: 'openAIApi.openAIApiKey', pattern: /sk-[A-Za-z0-9]{20,}/ }];
const OPENAI_KEY = 'sk-fixture0fixture0fixture0';

describe('A flow to hand on', () => {
  it('says of each credential what fits and which nodes need it', () => {
    const credential = (id: string) => ({ slackApi: { id, name: 'Bot' } });
    const node = (id: string, credentials: unknown) => ({ id, name: `Node ${id}`, type: 'n8n-nodes-base.slack', parameters: {}, credentials }); // prettier-ignore
    const nodes = [node('1', credential('c-1')), node('2', credential('c-2')), node('3', { slackApi: { id: 'c-1', name: 'Bot' }, slackOAuth2Api: { id: 'c-1', name: 'Bot' } })]; // prettier-ignore
    expect(portable({ nodes, connections: {} }).needs).toEqual([
      { credentialId: 'c-1', types: ['slackApi', 'slackOAuth2Api'], nodes: [{ id: '1', name: 'Node 1' }, { id: '3', name: 'Node 3' }] }, // prettier-ignore
      { credentialId: 'c-2', types: ['slackApi'], nodes: [{ id: '2', name: 'Node 2' }] },
    ]);
  });

  it('has ids of credentials, and neither names nor values of them', () => {
    const given = {
      byId: 'c-1',
      byIdAndName: { id: 'c-2', name: 'Production' },
      whole: { id: 'c-3', name: 'Production', type: 'apiKey', data: { apiKey: 'k' } },
      byName: { name: 'Production' },
    };
    const { definition } = portable(workflow({}, given), 'm9m');
    const bare = { byId: 'c-1', byIdAndName: { id: 'c-2' }, whole: { id: 'c-3', type: 'apiKey' }, byName: {} };
    expect(definition).toEqual(workflow({}, bare));
  });

  it('does not have the name that n8n of old wrote for a credential', () => {
    expect(portable(workflow({}, { slackApi: 'Production' }), 'n8n')).toEqual({
      definition: workflow({}, { slackApi: {} }),
      needs: [],
      found: [],
    });
  });

  it('has no secrets', () => {
    const { definition, found } = portable(frozen(LEADS));
    expect(found).toEqual([
      { path: 'nodes.1.parameters.headerParameters.parameters.0.value', what: 'a header that authenticates' },
    ]);
    expect(JSON.stringify(definition)).not.toMatch(/pasted|HubSpot of sales|Slack bot/);
  });

  it('says nothing of a secret that stood where an id should', () => {
    const { definition, needs } = portable(canvas({ credential: OPENAI_KEY }), 'flowise', PATTERNS);
    expect(definition).toEqual(canvas({ credential: MASK }));
    expect(needs).toEqual([]);
  });

  it.each([
    ['an agentflow', RESEARCH_AGENT, 2],
    ['a node of m9m', M9M_NODE, 1],
  ])('stays as it is if there is nothing to take out: %s', (_what, flow, needs) => {
    const result = portable(frozen(flow), undefined, PATTERNS);
    expect(result).toMatchObject({ definition: flow, found: [] });
    expect(result.needs).toHaveLength(needs);
  });
});
