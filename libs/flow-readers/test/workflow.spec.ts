import { describe, expect, it } from 'vitest';
import { readFlow } from '../src/index.js';
import { LEADS, M9M_NODE, workflow } from './flows.js';

describe('A workflow of n8n', () => {
  it('refers to every credential of every node, those of disabled nodes too', () => {
    const { kind, references, remarks } = readFlow(LEADS);
    expect(kind).toBe('n8n');
    expect(remarks).toEqual([]);
    expect(references).toEqual([
      {
        nodeId: 'c9b1a2d4-0e5f-4b6a-8c7d-9e0f1a2b3c4d',
        nodeName: 'Create lead',
        nodeType: 'n8n-nodes-base.httpRequest',
        credentialId: 'Xw3kR8pLm2QzT9bV',
        path: 'nodes.1.credentials.hubspotAppToken.id',
        alias: 'hubspotAppToken',
        types: ['hubspotAppToken'],
        name: 'HubSpot of sales',
      },
      expect.objectContaining({ alias: 'httpSslAuth', credentialId: 'aB4dE6fG8hJ0kL2m', nodeName: 'Create lead' }),
      expect.objectContaining({ alias: 'slackApi', credentialId: 'Qr7sT9uV1wX3yZ5a', nodeName: 'Tell the team' }),
    ]);
  });

  it('refers to those of its published version and of workflows written into it', () => {
    const [node] = workflow({}, { slackApi: { id: 'c-1', name: 'Slack' } })['nodes'] as unknown[];
    const outer = workflow({ source: 'parameter', workflowJson: JSON.stringify({ nodes: [node], connections: {} }) });
    const paths = readFlow({ ...outer, activeVersion: { nodes: [node], connections: {} } }).references.map(
      ({ path }) => path,
    );
    expect(paths).toEqual([
      'nodes.0.parameters.workflowJson.nodes.0.credentials.slackApi.id',
      'activeVersion.nodes.0.credentials.slackApi.id',
    ]);
  });

  it('calls a node without an id by its name', () => {
    const node = { name: 'Slack', type: 'n8n-nodes-base.slack', credentials: { slackApi: { id: 7, name: 'Bot' } } };
    expect(readFlow({ nodes: [node], connections: {} }).references).toMatchObject([
      { nodeId: 'Slack', nodeName: 'Slack', credentialId: '7' },
    ]);
  });

  it.each([
    ['a name and no id', { slackApi: { name: 'Bot' } }, 'slackApi', 'a reference by name only, without an id'],
    ['a name and a null', { slackApi: { id: null, name: 'Bot' } }, 'slackApi', 'a reference by name only, without an id'],
    ['an empty id', { slackApi: { id: '' } }, 'slackApi', 'a reference without an id'],
    ['a name, as n8n of old', { slackApi: 'Bot' }, 'slackApi', 'a reference by name only; n8n writes {"id": "…", "name": "…"}'],
    ['a list', { slackApi: ['c-1'] }, 'slackApi', 'a credential is expected here, as {"id": "…"}'],
    ['an expression', { slackApi: { id: '={{ $json.id }}' } }, 'slackApi.id', 'the credential id is an expression: which credential it is shows only when the flow runs'],
    ['an id in an object', { slackApi: { id: { value: 'c' } } }, 'slackApi.id', 'a credential id is expected here, and this is something else'],
  ])('refers to nothing with %s, and says so', (_what, credentials, place, message) => {
    expect(readFlow(workflow({}, credentials), 'n8n')).toMatchObject({
      references: [],
      remarks: [{ path: `nodes.0.credentials.${place}`, message }],
    });
  }); // prettier-ignore

  it('says when the credentials of a node are no object', () => {
    expect(readFlow(workflow({}, ['c-1'])).remarks).toEqual([
      {
        path: 'nodes.0.credentials',
        message: 'the credentials of a node should be an object: {"<alias>": {"id": "…"}}',
      },
    ]);
  });

  it('refers to a credential that a parameter names, and says that the place is not known', () => {
    const { references, remarks } = readFlow(workflow({ credentialId: 'c-1' }));
    expect(references).toMatchObject([{ credentialId: 'c-1', path: 'nodes.0.parameters.credentialId' }]);
    expect(remarks).toHaveLength(1);
  });

  it('refers to nothing with a body that has a field `credentials`', () => {
    const body = { credentials: { user: { id: 'u-1' }, type: 'x' } };
    expect(readFlow(workflow({ body, jsonBody: JSON.stringify(body) })).references).toEqual([]);
  });
});

describe('m9m', () => {
  it('refers to a credential by the alias of a node, as its documentation shows', () => {
    expect(readFlow(M9M_NODE)).toEqual({
      kind: 'm9m',
      references: [
        {
          nodeId: 'node',
          nodeName: 'node',
          nodeType: 'n8n-nodes-base.httpRequest',
          credentialId: 'cred-123',
          path: 'credentials.myApiKey',
          alias: 'myApiKey',
          types: [],
        },
      ],
      remarks: [],
    });
  });

  it.each([
    ['the contract', 'cred-123', 'nodes.0.credentials.myApiKey', []],
    ['the guide', { id: 'cred-123', name: 'My key' }, 'nodes.0.credentials.myApiKey.id', ['myApiKey']],
    ['the code', { id: 'cred-123', name: 'My key', type: 'apiKey', data: {} }, 'nodes.0.credentials.myApiKey.id', ['apiKey']],
  ])('refers to a credential in the shape of %s', (_what, entry, path, types) => {
    expect(readFlow(workflow({}, { myApiKey: entry }), 'm9m')).toMatchObject({
      kind: 'm9m',
      references: [{ nodeId: 'n-1', credentialId: 'cred-123', alias: 'myApiKey', path, types }],
      remarks: [],
    });
  }); // prettier-ignore

  it.each([
    ['a text', 'cred-123'],
    ['an object with a type', { id: 'cred-123', name: '', type: 'apiKey' }],
  ])('is recognised by %s for a credential', (_what, entry) => {
    expect(readFlow(workflow({}, { myApiKey: entry })).kind).toBe('m9m');
  });

  it('says when an id is empty', () => {
    expect(readFlow(workflow({}, { myApiKey: '' }), 'm9m').remarks).toEqual([
      { path: 'nodes.0.credentials.myApiKey', message: 'a reference without an id' },
    ]);
  });

  it('reads an alias that could be taken for something else', () => {
    const credentials: unknown = JSON.parse(
      '{"credentials":"c-1","__proto__":"c-2","a.b":"c-3","id":"c-4","a\\u0000b":"c-5"}',
    );
    const paths = readFlow(workflow({}, credentials)).references;
    expect(paths.map(({ path }) => path)).toEqual([
      'nodes.0.credentials.credentials',
      'nodes.0.credentials.__proto__',
      'nodes.0.credentials["a.b"]',
      'nodes.0.credentials.id',
      'nodes.0.credentials["a\\u0000b"]',
    ]);
  });
});
