import { describe, expect, it } from 'vitest';
import { canonicalNames, catalogue, checkValues, type CredentialType } from '../src/index.js';

function typeCalled(name: string): CredentialType {
  const type = catalogue.find((candidate) => candidate.name === name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
}

/**
 * The types of Flowise 3.1.4 by label, and their inputs as name:kind:label. `?` marks those that need not be given here:
 * awsApi's as in Flowise, the others because the lists of fields that Flowise's guide gives do without them.
 */
const FLOWISE: Record<string, { label: string; inputs: string[] }> = {
  anthropicApi: { label: 'Anthropic API', inputs: ['anthropicApiKey:password:Anthropic Api Key'] },
  awsApi: {
    label: 'AWS security credentials',
    inputs: [
      'awsKey:password?:AWS Access Key',
      'awsSecret:password?:AWS Secret Access Key',
      'awsSession:password?:AWS Session Key',
      'roleArn:string?:Role ARN',
      'externalId:string?:External ID',
    ],
  },
  azureOpenAIApi: {
    label: 'Azure OpenAI API',
    inputs: [
      'azureOpenAIApiKey:password:Azure OpenAI Api Key',
      'azureOpenAIApiInstanceName:string:Azure OpenAI Api Instance Name',
      'azureOpenAIApiDeploymentName:string:Azure OpenAI Api Deployment Name',
      'azureOpenAIApiVersion:string:Azure OpenAI Api Version',
    ],
  },
  chromaApi: {
    label: 'Chroma API',
    inputs: [
      'chromaApiKey:password:Chroma Api Key',
      'chromaTenant:string?:Chroma Tenant',
      'chromaDatabase:string?:Chroma Database',
    ],
  },
  cohereApi: { label: 'Cohere API', inputs: ['cohereApiKey:password:Cohere Api Key'] },
  githubApi: { label: 'Github API', inputs: ['accessToken:password:Access Token'] },
  googleMakerSuite: { label: 'Google MakerSuite', inputs: ['googleMakerSuiteKey:password:MakerSuite API Key'] },
  huggingFaceApi: { label: 'HuggingFace API', inputs: ['huggingFaceApiKey:password:HuggingFace Api Key'] },
  milvusAuth: {
    label: 'Milvus Auth',
    inputs: ['milvusUser:string:Milvus User', 'milvusPassword:password:Milvus Password'],
  },
  mongoDBUrlApi: { label: 'MongoDB ATLAS', inputs: ['mongoDBConnectUrl:url:ATLAS Connection URL'] },
  MySQLApi: { label: 'MySQL API', inputs: ['user:string?:User', 'password:password?:Password'] },
  notionApi: { label: 'Notion API', inputs: ['notionIntegrationToken:password:Notion Integration Token'] },
  openAIApi: { label: 'OpenAI API', inputs: ['openAIApiKey:password:OpenAI Api Key'] },
  pineconeApi: { label: 'Pinecone API', inputs: ['pineconeApiKey:password:Pinecone Api Key'] },
  PostgresApi: { label: 'Postgres API', inputs: ['user:string:User', 'password:password:Password'] },
  qdrantApi: { label: 'Qdrant API', inputs: ['qdrantApiKey:password:Qdrant API Key'] },
  redisCacheApi: {
    label: 'Redis API',
    inputs: [
      'redisCacheHost:string:Redis Host',
      'redisCachePort:number:Port',
      'redisCacheUser:string?:User',
      'redisCachePwd:password:Password',
      'redisCacheSslEnabled:boolean:Use SSL',
    ],
  },
  serpApi: { label: 'Serp API', inputs: ['serpApiKey:password:Serp Api Key'] },
  serperApi: { label: 'Serper API', inputs: ['serperApiKey:password:Serper Api Key'] },
  slackApi: { label: 'Slack Bot Token', inputs: ['botToken:password:Bot Token', 'teamId:string:Team ID'] },
  supabaseApi: { label: 'Supabase API', inputs: ['supabaseApiKey:password:Supabase API Key'] },
  weaviateApi: { label: 'Weaviate API', inputs: ['weaviateApiKey:password:Weaviate API Key'] },
  wolframAlphaAppId: { label: 'WolframAlpha App ID', inputs: ['wolframAlphaAppId:password:App ID'] },
};

describe.each(Object.entries(FLOWISE))("Flowise's %s", (name, { label, inputs }) => {
  const type = typeCalled(name);

  it('has its label and its inputs, and they come first', () => {
    expect(type.label).toBe(label);
    const ours = type.inputs.map((input) => `${input.name}:${input.type}${input.optional ? '?' : ''}:${input.label}`);
    expect(ours.slice(0, inputs.length)).toEqual(inputs);
  });

  it('asks for nothing that Flowise does not know', () => {
    const extra = type.inputs.slice(inputs.length);
    expect(extra.filter((input) => !input.optional && input.default === undefined)).toEqual([]);
  });
});

it("has Flowise's defaults for Redis", () => {
  const { inputs } = typeCalled('redisCacheApi');
  expect(inputs.map((input) => input.default)).toEqual(['127.0.0.1', 6379, undefined, undefined, undefined]);
});

/** What the guide of Flowise says that one gives for each type, in the words of that guide. */
const GUIDE: Record<string, [given: Record<string, unknown>, stored: Record<string, unknown>]> = {
  openAIApi: [
    { apiKey: 'k', organizationId: 'o' },
    { openAIApiKey: 'k', organizationId: 'o' },
  ],
  anthropicApi: [{ apiKey: 'k' }, { anthropicApiKey: 'k' }],
  googleMakerSuite: [{ apiKey: 'k' }, { googleMakerSuiteKey: 'k' }],
  cohereApi: [{ apiKey: 'k' }, { cohereApiKey: 'k' }],
  azureOpenAIApi: [
    { apiKey: 'k', instanceName: 'i', deploymentName: 'd' },
    { azureOpenAIApiKey: 'k', azureOpenAIApiInstanceName: 'i', azureOpenAIApiDeploymentName: 'd' },
  ],
  awsApi: [
    { accessKey: 'a', secretKey: 's', region: 'eu-west-1' },
    { awsKey: 'a', awsSecret: 's', region: 'eu-west-1' },
  ],
  huggingFaceApi: [{ apiToken: 'k' }, { huggingFaceApiKey: 'k' }],
  pineconeApi: [
    { apiKey: 'k', environment: 'us-west1-gcp', indexName: 'i' },
    { pineconeApiKey: 'k', environment: 'us-west1-gcp', indexName: 'i' },
  ],
  weaviateApi: [
    { scheme: 'http', host: 'localhost:8080', apiKey: 'k' },
    { scheme: 'http', host: 'localhost:8080', weaviateApiKey: 'k' },
  ],
  qdrantApi: [
    { url: 'https://q.example.com', apiKey: 'k' },
    { url: 'https://q.example.com', qdrantApiKey: 'k' },
  ],
  milvusAuth: [
    { address: 'localhost:19530', username: 'u', password: 'p' },
    { address: 'localhost:19530', milvusUser: 'u', milvusPassword: 'p' },
  ],
  chromaApi: [
    { url: 'http://localhost:8000', apiKey: 'k' },
    { url: 'http://localhost:8000', chromaApiKey: 'k' },
  ],
  supabaseApi: [
    { projectUrl: 'https://p.supabase.co', anonKey: 'k' },
    { projectUrl: 'https://p.supabase.co', supabaseApiKey: 'k' },
  ],
  serperApi: [{ apiKey: 'k' }, { serperApiKey: 'k' }],
  serpApi: [{ apiKey: 'k' }, { serpApiKey: 'k' }],
  wolframAlphaAppId: [{ appId: 'k' }, { wolframAlphaAppId: 'k' }],
  zapierNLAApi: [{ apiKey: 'k' }, { zapierNLAApiKey: 'k' }],
  githubApi: [{ personalAccessToken: 'k' }, { accessToken: 'k' }],
  notionApi: [{ integrationToken: 'k' }, { notionIntegrationToken: 'k' }],
  PostgresApi: [
    { host: 'h', database: 'd', user: 'u', password: 'p' },
    { host: 'h', database: 'd', user: 'u', password: 'p' },
  ],
  MySQLApi: [{ connectionString: 'mysql://u:p@h/d' }, { connectionString: 'mysql://u:p@h/d' }],
  mongoDBUrlApi: [{ connectionUri: 'mongodb://u:p@a,b/d' }, { mongoDBConnectUrl: 'mongodb://u:p@a,b/d' }],
  redisCacheApi: [
    { host: 'h', port: 6380, password: 'p' },
    { redisCacheHost: 'h', redisCachePort: 6380, redisCachePwd: 'p' },
  ],
};

it.each(Object.entries(GUIDE))("takes the words of Flowise's guide for %s", (name, [given, stored]) => {
  expect(checkValues(typeCalled(name), given)).toMatchObject({ ok: true, values: stored });
});

/** m9m's types and exactly the fields that its documentation lists. */
const M9M: Record<string, Record<string, unknown>> = {
  apiKey: { apiKey: 'sk-abc' },
  basicAuth: { username: 'user@example.com', password: 'p' },
  oauth2: { accessToken: 'a', refreshToken: 'r', clientId: 'c', clientSecret: 's' },
  slackWebhook: { webhookUrl: 'https://hooks.slack.com/services/x' },
  slackApi: { token: 'xoxb-x' },
  awsCredentials: { accessKeyId: 'a', secretAccessKey: 's', region: 'us-east-1' },
  postgresCredentials: { host: 'h', port: 5432, database: 'd', user: 'u', password: 'p' },
  smtpCredentials: { host: 'h', port: 587, user: 'u', password: 'p' },
};

const M9M_ASKS: Record<string, string[]> = {
  apiKey: ['apiKey'],
  basicAuth: ['username', 'password'],
  oauth2: ['accessToken'],
  slackWebhook: ['webhookUrl'],
  slackApi: ['botToken'],
  awsCredentials: ['accessKeyId', 'secretAccessKey', 'region'],
  postgresCredentials: ['host', 'database', 'user', 'password'],
  smtpCredentials: ['host', 'user', 'password'],
};

describe.each(Object.entries(M9M))("m9m's %s", (name, data) => {
  const type = typeCalled(name);

  it('takes exactly the documented fields', () => {
    expect(Object.keys(type.dialects?.m9m ?? {})).toEqual(Object.keys(data));
    expect(checkValues(type, data).ok).toBe(true);
  });

  it('says of each field that is asked for that it is missing', () => {
    const checked = checkValues(type, {}, { dialect: 'm9m' });
    expect(checked.ok ? [] : checked.findings.map(({ input }) => input)).toEqual(M9M_ASKS[name]);
  });
});

describe('slackApi', () => {
  const type = typeCalled('slackApi');

  it('needs no team when the token is given under the name that m9m has for it', () => {
    expect(checkValues(type, { token: 'xoxb-x' })).toEqual({ ok: true, values: { botToken: 'xoxb-x' } });
  });

  it('needs the team when Flowise names are used', () => {
    expect(checkValues(type, { botToken: 'xoxb-x' })).toMatchObject({ ok: false, findings: [{ input: 'teamId' }] });
    expect(checkValues(type, { token: 'xoxb-x', teamId: '' })).toMatchObject({
      ok: false,
      findings: [{ input: 'teamId' }],
    });
  });

  it('needs no team when stored values are judged by the contract of m9m', () => {
    expect(checkValues(type, { botToken: 'xoxb-x' }, { dialect: 'm9m' }).ok).toBe(true);
    expect(checkValues(type, {}, { dialect: 'm9m' })).toMatchObject({ findings: [{ input: 'botToken' }] });
  });

  it('knows the name that m9m has when a change is merged', () => {
    expect(canonicalNames(type, { token: 'xoxb-x' })).toEqual({ ok: true, values: { botToken: 'xoxb-x' } });
  });
});
