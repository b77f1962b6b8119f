import { json, startProvider, type Play, type Provider } from '../api/provider.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generated, LANGUAGES, missing, run, type Step } from './client-programs.js';
import { build, cleanUp, newDirectory, start } from './process.js';

const A_CREDENTIAL = {
  id: '019a9f3c-0000-7000-8000-000000000000',
  name: 'From later on',
  credentialName: 'openAIApi',
  encryptedData: 'sealed',
  createdDate: '2026-11-20T10:00:00.000Z',
  updatedDate: '2026-11-20T10:00:00.000Z',
  workspaceId: '019a9f3c-0000-7000-8000-000000000002',
  shared: false,
  permissions: ['credentials:admire'],
};
const AN_ERROR = { success: false, message: 'Not so', stack: {}, requestId: '019a9f3c-0000-7000-8000-00000000000a' };

/** Answers as a version that does not exist yet. */
const laterVersion: Play = (response, asked) => {
  if (asked.path?.endsWith('/resolve')) return; // it never answers
  if (asked.path?.endsWith('/test')) {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
  } else if (asked.method === 'DELETE') {
    const later = { statusCode: 409, code: 'LOCKED_BY_THE_MOON', details: { phase: 'full' }, more: [1] };
    json(409, { ...AN_ERROR, ...later })(response, asked);
  } else {
    json(200, { ...A_CREDENTIAL, status: 'enchanted', scope: 'galaxy', moons: { phobos: 1 } })(response, asked);
  }
};

const EXPECTED: Record<string, unknown> = {
  created: { name: 'OpenAI', credentialName: 'openAIApi' },
  listed: { names: ['Local', 'OpenAI'], total: 2 },
  tested: { result: 'valid' },
  shared: { workspaces: ['Second'] },
  resolved: { values: { openAIApiKey: 'sk-test-not-a-real-key' } },
  missing: { status: 404, code: 'NOT_FOUND' },
  invalid: { status: 400, code: 'VALIDATION_ERROR', details: { name: expect.stringContaining('name') as string } },
  bodies: { imported: 'created', exported: 'credential.shared', icon: true, schema: 'object' },
  later: { name: 'From later on', status: 'enchanted' },
  'later error': { status: 409, code: 'LOCKED_BY_THE_MOON', details: { phase: 'full' } },
  'no error of ours': { status: 502, code: null },
  'given up': {},
};

let provider: Provider;
let later: Provider;
beforeAll(async () => {
  await build();
  await generated();
  [provider, later] = await Promise.all([startProvider(), startProvider()]);
  later.plays(laterVersion);
});
afterAll(async () => {
  await cleanUp();
  await Promise.all([provider.stop(), later.stop()]);
});

describe.each(LANGUAGES)('A program in $name, with the generated client', (language) => {
  const without = missing(language);
  let told: Map<string, Step>;

  beforeAll(async () => {
    if (without !== '') return;
    const keyrack = await start({ KEYRACK_DATA_DIR: await newDirectory(), KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
    provider.plays(json(200, {}));
    later.asked.length = 0;
    told = await run(language, {
      KEYRACK_URL: keyrack.url,
      KEYRACK_API_KEY: keyrack.token,
      PROVIDER_URL: provider.url,
      LATER_URL: later.url,
    });
  });

  it.skipIf(without !== '')(`runs to its end${without}`, () => {
    expect([...told.keys()].sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.skipIf(without !== '').each([
    ['makes a credential', 'created'],
    ['lists page by page', 'listed'],
    ['tests a credential', 'tested'],
    ['shares with a workspace that it made', 'shared'],
    ['gets the plaintext', 'resolved'],
    ['catches the error of what is not there, with its code', 'missing'],
    ['catches the error of what is not valid, with what is wrong by field', 'invalid'],
    ['sends and gets JSON lines, files and schemas', 'bodies'],
    ['takes fields and values that only a later version has', 'later'],
    ['catches an error whose code only a later version has', 'later error'],
    ['catches what a server between says', 'no error of ours'],
    ['gives up in time when nothing is answered', 'given up'],
  ])('%s', (_what, step) => {
    expect(told.get(step)).toMatchObject(EXPECTED[step] ?? {});
  });

  it.skipIf(without !== '')('sends the key as a bearer token, every time', () => {
    const sent = later.asked.map(({ headers }) => headers.authorization);
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect(new Set(sent)).toEqual(new Set([expect.stringMatching(/^Bearer kr\S+$/)]));
  });
});
