import { describe, expect, it } from 'vitest';
import { canonicalNames, catalogue, checkValues, type CredentialType, type Input } from '../src/index.js';
import facts from './flowise-3.1.4.json' with { type: 'json' };

function typeCalled(name: string): CredentialType {
  const type = catalogue.find((candidate) => candidate.name === name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
}

interface FlowiseInput {
  name: string;
  label: string;
  type: string;
  optional?: boolean;
  hidden?: boolean;
  default?: string;
  options?: { name: string; label: string }[];
}

/** Facts about the types of Flowise 3.1.4, read from its package. */
const FLOWISE: { name: string; label: string; version: number; inputs: FlowiseInput[] }[] = facts;

const factsOf = (input: Input | FlowiseInput): unknown => {
  const { name, label, type, optional, hidden, default: standing } = input;
  const options = 'options' in input ? input.options?.map((option) => [option.name, option.label]) : undefined;
  return { name, label, type, optional: optional ?? false, hidden: hidden ?? false, default: standing, options };
};

it('knows 113 types of Flowise', () => {
  expect(FLOWISE).toHaveLength(113);
});

describe.each(FLOWISE)("Flowise's $name", ({ name, label, version, inputs }) => {
  it('has its label, its version and its inputs, and they come first', () => {
    const type = typeCalled(name);
    expect([type.label, type.version]).toEqual([label, version]);
    expect(type.inputs.slice(0, inputs.length).map(factsOf)).toEqual(inputs.map(factsOf));
  });

  it('asks for nothing that Flowise does not know', () => {
    const extra = typeCalled(name).inputs.slice(inputs.length);
    expect(extra.filter((input) => !input.optional && input.default === undefined)).toEqual([]);
  });
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
