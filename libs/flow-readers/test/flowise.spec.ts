import { describe, expect, it } from 'vitest';
import { readFlow } from '../src/index.js';
import { BROKEN_FLOW, canvas, RESEARCH_AGENT, SUPPORT_BOT, type Json } from './flows.js';

const OPENAI = { label: 'Connect Credential', name: 'credential', type: 'credential', credentialNames: ['openAIApi'] };

/** The credential ids that a definition refers to, by the place of each. */
const idsIn = (definition: unknown) =>
  Object.fromEntries(readFlow(definition).references.map(({ path, credentialId }) => [path, credentialId]));

const remarksOn = (definition: unknown) => readFlow(definition).remarks;

describe('A chatflow that Flowise stored', () => {
  it('refers to the credential of its node', () => {
    expect(readFlow(SUPPORT_BOT)).toEqual({
      kind: 'flowise',
      references: [
        {
          nodeId: 'chatOpenAI_0',
          nodeName: 'chatOpenAI',
          nodeType: 'chatOpenAI',
          credentialId: '32344a0c-334c-4387-981e-145c5a8d9978',
          path: 'flowData.nodes.0.data.credential',
          types: [],
        },
      ],
      remarks: [],
    });
  });

  it('refers to the credentials of components inside an agent', () => {
    expect(idsIn(RESEARCH_AGENT)).toEqual({
      'flowData.nodes.0.data.inputs.agentModelConfig.FLOWISE_CREDENTIAL_ID': '32344a0c-334c-4387-981e-145c5a8d9978',
      'flowData.nodes.0.data.inputs.agentTools.0.agentSelectedToolConfig.FLOWISE_CREDENTIAL_ID':
        '2e5807e2-4639-4fb3-9207-005cc87af755',
    });
  });

  it('refers to a credential that does not exist like to any other', () => {
    expect(Object.values(idsIn(BROKEN_FLOW))).toEqual(['11111111-1111-4111-8111-111111111111']);
  });

  it.each([
    ['the text of its flowData', String(SUPPORT_BOT['flowData'])],
    ['its flowData, parsed', JSON.parse(String(SUPPORT_BOT['flowData'])) as unknown],
  ])('is read from %s as well', (_what, definition) => {
    expect(idsIn(definition)).toEqual({ 'nodes.0.data.credential': '32344a0c-334c-4387-981e-145c5a8d9978' });
  });
});

describe('An agentflow', () => {
  const at = (FLOWISE_CREDENTIAL_ID: string, settings: Json = {}) => ({ ...settings, FLOWISE_CREDENTIAL_ID });
  const inputs = {
    llmModelConfig: at('c-1', { modelName: 'gpt-4o-mini' }),
    agentModelConfig: at('c-2'),
    agentTools: [{ agentSelectedTool: 'currentDateTime' }, { agentSelectedToolConfig: at('c-3') }],
    agentKnowledgeVSEmbeddings: [{ embeddingModelConfig: at('c-4'), vectorStoreConfig: at('c-5') }],
    toolAgentflowSelectedToolConfig: at('c-6'),
    conditionAgentModelConfig: at('c-7'),
    humanInputModelConfig: { credentialId: 'c-8' },
  };
  const agentflow = canvas({ name: 'agentAgentflow', label: 'Agent', inputs });

  it('refers to credentials in each of the places for components inside a node', () => {
    expect(idsIn(agentflow)).toEqual({
      'nodes.0.data.inputs.llmModelConfig.FLOWISE_CREDENTIAL_ID': 'c-1',
      'nodes.0.data.inputs.agentModelConfig.FLOWISE_CREDENTIAL_ID': 'c-2',
      'nodes.0.data.inputs.agentTools.1.agentSelectedToolConfig.FLOWISE_CREDENTIAL_ID': 'c-3',
      'nodes.0.data.inputs.agentKnowledgeVSEmbeddings.0.embeddingModelConfig.FLOWISE_CREDENTIAL_ID': 'c-4',
      'nodes.0.data.inputs.agentKnowledgeVSEmbeddings.0.vectorStoreConfig.FLOWISE_CREDENTIAL_ID': 'c-5',
      'nodes.0.data.inputs.toolAgentflowSelectedToolConfig.FLOWISE_CREDENTIAL_ID': 'c-6',
      'nodes.0.data.inputs.conditionAgentModelConfig.FLOWISE_CREDENTIAL_ID': 'c-7',
      'nodes.0.data.inputs.humanInputModelConfig.credentialId': 'c-8',
    });
    expect(remarksOn(agentflow)).toEqual([]);
  });

  it('names the node around the component in each of them', () => {
    const nodes = readFlow(agentflow).references.map(({ nodeId, nodeName, nodeType }) => [nodeId, nodeName, nodeType]);
    expect(nodes).toEqual(Array(8).fill(['node_0', 'Agent', 'agentAgentflow']));
  });

  it.each([
    'newThingConfig.FLOWISE_CREDENTIAL_ID',
    'newThings.0.innerConfig.FLOWISE_CREDENTIAL_ID',
    'deeply.nested.credentialId',
    'credential',
    'agentModelConfig.credential',
  ])('refers to a credential in a place that is not known, and says so: inputs.%s', (place) => {
    const { references, remarks } = readFlow(canvas({ inputs: nested(place.split('.'), 'c-9') }));
    const path = `nodes.0.data.inputs.${place}`;
    expect(references).toMatchObject([{ path, credentialId: 'c-9', nodeId: 'node_0' }]);
    expect(remarks).toEqual([{ path, message: 'this place is not known to refer to credentials, and seems to' }]);
  });

  function nested([key = '', ...rest]: string[], value: unknown): Json {
    return { [key]: rest.length === 0 ? value : nested(rest, value) };
  }
});

describe('A node of a canvas', () => {
  it.each([
    ['where it is saved', { credential: 'c-1' }],
    ['where it stands while it is edited', { inputs: { FLOWISE_CREDENTIAL_ID: 'c-1' } }],
    ['where it overrides', { inputs: { credentialId: 'c-1' } }],
  ])('says which types fit %s', (_where, data) => {
    const { references, remarks } = readFlow(canvas({ inputParams: [{ name: 'modelName', type: 'options' }, OPENAI], ...data })); // prettier-ignore
    expect(references).toMatchObject([{ credentialId: 'c-1', types: ['openAIApi'] }]);
    expect(remarks).toEqual([]);
  });

  it('refers to a credential in the form that the documentation shows', () => {
    const inputParams = [{ name: 'credential', credentialType: 'openAIApi', value: 'cred-uuid-12345' }];
    expect(readFlow(canvas({ inputParams })).references).toMatchObject([
      { credentialId: 'cred-uuid-12345', path: 'nodes.0.data.inputParams.0.value', types: ['openAIApi'] },
    ]);
  });

  it('refers to nothing with the value of another parameter', () => {
    expect(idsIn(canvas({ inputParams: [{ name: 'modelName', type: 'options', value: 'gpt-4o' }] }))).toEqual({});
  });

  it.each([
    ['has none and needs none', { credential: '', inputParams: [{ ...OPENAI, optional: true }] }, []],
    ['has none and says nothing of it', { credential: '' }, []],
    ['has it among its inputs', { credential: '', inputParams: [OPENAI], inputs: { FLOWISE_CREDENTIAL_ID: 'c' } }, []],
    [
      'needs one and has none',
      { credential: '', inputParams: [OPENAI] },
      ['the node needs a credential, and none is chosen'],
    ],
    [
      'has something else there',
      { credential: { id: 'c-1' } },
      ['a credential id is expected here, and this is something else'],
    ],
    [
      'has JSON there',
      { credential: '{"id":"c-1"}' },
      ['a credential id is expected here, and this is something else'],
    ],
    [
      'computes it',
      { credential: '{{$vars.CREDENTIAL}}' },
      ['the credential id is an expression: which credential it is shows only when the flow runs'],
    ],
  ])('that %s is remarked on accordingly', (_what, data, messages) => {
    expect(remarksOn(canvas(data)).map(({ message }) => message)).toEqual(messages);
  });
});

describe('A row', () => {
  const whisper = JSON.stringify({
    openAIWhisper: { credentialId: 'c-1', status: true },
    localAISTT: { status: false },
  });

  it('of a chatflow refers to the credentials of its providers', () => {
    const row = {
      ...SUPPORT_BOT,
      flowData: '{"nodes":[],"edges":[]}',
      speechToText: whisper,
      textToSpeech: { elevenlabs: { credentialId: 'c-2' } },
      analytic: '{"langSmith":{"credentialId":"c-3","projectName":"p","status":true}}',
      followUpPrompts: '{"status":true,"selectedProvider":"chatAnthropic","chatAnthropic":{"credentialId":"c-4"}}',
    };
    const references = readFlow(row).references;
    expect(references.map(({ nodeId, nodeName, credentialId }) => [nodeId, nodeName, credentialId])).toEqual([
      ['analytic.langSmith', 'langSmith', 'c-3'],
      ['speechToText.openAIWhisper', 'openAIWhisper', 'c-1'],
      ['followUpPrompts.chatAnthropic', 'chatAnthropic', 'c-4'],
      ['textToSpeech.elevenlabs', 'elevenlabs', 'c-2'],
    ]);
    expect(remarksOn(row)).toEqual([]);
  });

  it('of a document store refers to those of its loaders, embedding, store and record manager', () => {
    const store = {
      id: 'store-1',
      loaders: JSON.stringify([
        { id: 'l-1', loaderId: 'notionDatabase', loaderName: 'Notion Database', credential: 'c-1' },
        { id: 'l-2', loaderId: 'confluence', loaderName: 'Confluence', loaderConfig: { FLOWISE_CREDENTIAL_ID: 'c-2' } },
      ]),
      embeddingConfig: '{"config":{"modelName":"text-embedding-3-small","credential":"c-3"},"name":"openAIEmbeddings"}',
      vectorStoreConfig: { credential: 'c-4' },
      recordManagerConfig: null,
    };
    const references = readFlow(store).references;
    expect(references.map(({ nodeId, nodeName, nodeType, path }) => [nodeId, nodeName, nodeType, path])).toEqual([
      ['l-1', 'Notion Database', 'notionDatabase', 'loaders.0.credential'],
      ['l-2', 'Confluence', 'confluence', 'loaders.1.loaderConfig.FLOWISE_CREDENTIAL_ID'],
      ['embeddingConfig', 'openAIEmbeddings', 'openAIEmbeddings', 'embeddingConfig.config.credential'],
      ['vectorStoreConfig', 'vectorStoreConfig', undefined, 'vectorStoreConfig.credential'],
    ]);
  });

  it('of an assistant of OpenAI refers to its credential', () => {
    const row = { id: 'a-1', details: '{"name":"Helper"}', credential: 'c-1', type: 'OPENAI' };
    expect(readFlow(row).references).toMatchObject([{ nodeId: 'a-1', credentialId: 'c-1', path: 'credential' }]);
  });

  it('of a custom assistant refers to those of its model and tools, not to the random id in its own column', () => {
    const chatModel = { name: 'chatOpenAI', label: 'ChatOpenAI', inputParams: [OPENAI], inputs: {}, credential: 'c-1' };
    const tools = [{ name: 'gmail', label: 'Gmail', inputs: { FLOWISE_CREDENTIAL_ID: 'c-2' } }];
    const row = { id: 'a-1', details: JSON.stringify({ chatModel, tools }), credential: 'random', type: 'CUSTOM' };
    expect(readFlow(row)).toMatchObject({
      references: [
        { nodeName: 'ChatOpenAI', credentialId: 'c-1', path: 'details.chatModel.credential', types: ['openAIApi'] },
        { nodeName: 'Gmail', credentialId: 'c-2', path: 'details.tools.0.inputs.FLOWISE_CREDENTIAL_ID', types: [] },
      ],
      remarks: [],
    });
  });

  it.each(['', ' ', 'null', '{}', '[]'])('says nothing of a column that is %j', (speechToText) => {
    expect(readFlow({ flowData: '{"nodes":[],"edges":[]}', speechToText })).toMatchObject({
      references: [],
      remarks: [],
    });
  });

  it.each(['flowData', 'speechToText', 'analytic'])('says when its %s is no JSON', (column) => {
    expect(remarksOn({ flowData: '{"nodes":[],"edges":[]}', [column]: '{"openAIWhisper":' })).toEqual([
      { path: column, message: 'this should be JSON, and does not parse' },
    ]);
  });
});
