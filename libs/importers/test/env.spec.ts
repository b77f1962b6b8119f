import { catalogue, checkValues } from '@keyrack/credential-types';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessType, readEnv } from '../src/index.js';
import { newDirectory } from './support.js';

const directory = await newDirectory();
const guess = (variables: Record<string, string>) =>
  guessType(Object.entries(variables).map(([name, value]) => ({ name, value })));

describe('A .env file', () => {
  it('gives its variables, without quotes and comments', async () => {
    const file = join(directory, '.env');
    await writeFile(file, '\uFEFFexport A=1\nB="two words" # why\n# C=3\nD=\nE=\'$A\'\nF="a\nb"\nB=again\n');
    expect(await readEnv({ file })).toEqual([
      { name: 'A', value: '1' },
      { name: 'B', value: 'again' },
      { name: 'E', value: '$A' },
      { name: 'F', value: 'a\nb' },
    ]);
  });

  it('that is not there is refused', async () => {
    await expect(readEnv({ file: join(directory, 'nowhere') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('Variables', () => {
  it('of known names are put together, and what comes of it is a credential of its type', () => {
    const proposals = guess({
      OPENAI_API_KEY: 'k',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 's',
      AWS_DEFAULT_REGION: 'eu-west-1',
      PINECONE_API_KEY: 'p',
      GH_TOKEN: 't',
    });
    const given = proposals.map(({ type, values, missing }) => [type, values, missing] as const);
    expect(new Set(given)).toEqual(
      new Set([
        ['awsApi', { awsKey: 'a', awsSecret: 's', region: 'eu-west-1' }, []],
        ['openAIApi', { openAIApiKey: 'k' }, []],
        ['pineconeApi', { pineconeApiKey: 'p' }, []],
        ['githubApi', { accessToken: 't' }, []],
      ]),
    );
    for (const [name, values] of given) {
      const type = catalogue.find((one) => one.name === name);
      expect(type && checkValues(type, values)).toMatchObject({ ok: true });
    }
  });

  it('with two names for one input give two credentials, the usual name first', () => {
    const proposals = guess({ STRIPE_SECRET_KEY: '2', STRIPE_API_KEY: '1' });
    expect(proposals.map(({ values }) => values)).toEqual([{ stripeApiToken: '1' }, { stripeApiToken: '2' }]);
  });

  it.each([
    ['postgres://u:p@h/d', 'PostgresUrl'],
    ['mysql://u:p@h/d', 'mySqlUrl'],
    ['mongodb+srv://u:p@h/d', 'mongoDBUrlApi'],
    ['firebird://u:p@h/d', 'databaseUrl'],
  ])('are what the scheme of their URL says, whatever the name: %s', (value, type) => {
    const [proposal] = guess({ DATABASE_URL: value });
    expect(proposal).toMatchObject({ type, missing: [] });
    expect(Object.values(proposal?.values ?? {})).toEqual([value]);
  });

  it('that lack some of a type say which', () => {
    expect(guess({ TWILIO_AUTH_TOKEN: 't' })).toMatchObject([{ type: 'twilioApi', missing: ['accountSid'], by: 'name' }]); // prettier-ignore
  });

  it.each([
    ['ACME_API_KEY', 'k', true],
    ['ACME_PASSWORD', 'k', true],
    ['ACME', 'https://user:pass@acme.example.com', true],
    ['PORT', '3000', false],
    ['NODE_ENV', 'production', false],
    ['AWS_REGION', 'eu-west-1', false],
    ['__proto__', 'x', false],
  ])('that nobody knows are generic, and tell whether they look secret: %s', (name, value, isSecret) => {
    const [proposal, ...others] = guessType([{ name, value }]);
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ type: 'generic', name, missing: [], by: 'nothing', isSecret });
    expect(Object.entries(proposal?.values ?? {})).toEqual([[name, value]]);
  });

  it('come into one credential each', () => {
    const variables = { VAULT_ADDR: 'https://v.example.com', VAULT_TOKEN: 't', OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'https://o.example.com/v1', X: 'y' }; // prettier-ignore
    const used = guess(variables).flatMap((proposal) => Object.values(proposal.variables));
    expect(used.sort()).toEqual(Object.keys(variables).sort());
  });
});
