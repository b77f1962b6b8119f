import { catalogue, checkValues } from '@keyrack/credential-types';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessType, readEnv } from '../src/index.js';
import { newDirectory } from './support.js';

const directory = await newDirectory();
const guess = (variables: Record<string, string>) =>
  guessType(Object.entries(variables).map(([name, value]) => ({ name, value })));

let files = 0;
async function read(text: string | Uint8Array) {
  const file = join(directory, `${++files}.env`);
  await writeFile(file, text);
  return readEnv({ file });
}

/** A key in PEM; its last lines look like variables. */
const PEM = [
  '-----BEGIN PRIVATE KEY-----',
  'bm90+YSBrZXkgb2YgYW55Ym9keQ/',
  'bGFzdA==',
  'bGFzdDE=',
  '-----END PRIVATE KEY-----',
];

describe('A .env file', () => {
  it('gives its variables, without quotes and comments', async () => {
    const text =
      '\uFEFFexport A=1\nB="two words" # why\n# C=3\nD=\nE=\'$A\'\nF="a\nb"\nB=again\r\n  G = `x` \nH= # no\nI=j #k\nJ="1\\n2"';
    expect(await read(text)).toEqual({
      variables: [
        { name: 'A', value: '1' },
        { name: 'B', value: 'again' },
        { name: 'E', value: '$A' },
        { name: 'F', value: 'a\nb' },
        { name: 'G', value: 'x' },
        { name: 'I', value: 'j' },
        { name: 'J', value: '1\n2' },
      ],
      skipped: [],
    });
  });

  it('gives a key in quotes whole, on several lines or on one', async () => {
    const { variables, skipped } = await read(`A='${PEM.join('\r\n')}'\nB=${PEM.join('\\n')}\nC=c\n`);
    expect(skipped).toEqual([]);
    expect(variables).toEqual([
      { name: 'A', value: PEM.join('\n') },
      { name: 'B', value: PEM.join('\\n') },
      { name: 'C', value: 'c' },
    ]);
  });

  it.each([
    ['without quotes', `TLS_KEY=${PEM.join('\n')}`],
    ['without its end', `TLS_KEY=${PEM.slice(0, -1).join('\n')}`],
    ['with quotes around its first line', `TLS_KEY="${PEM.join('\n').replace('\n', '"\n')}`],
    ['with quotes that are not closed', `TLS_KEY="${PEM.join('\n')}`],
  ])('whose key stands there %s has it skipped, tells nothing of it, and goes on after it', async (_how, key) => {
    const { variables, skipped } = await read(`A=1\n${key}\n# next\nB=2\n`);
    expect(variables).toEqual([{ name: 'A', value: '1' }, { name: 'B', value: '2' }]); // prettier-ignore
    expect(skipped).toMatchObject([{ kind: 'skipped', of: 'variable', id: 'TLS_KEY', code: 'DAMAGED' }]);
    expect(skipped[0]?.message).toContain('put all lines of it into one pair of quotes');
    for (const line of PEM.slice(1, -1)) expect(JSON.stringify(skipped)).not.toContain(line.slice(0, 6));
  });

  it.each(['; of an INI file', '[section]', 'export A', 'export A B'])('takes %j for nothing', async (line) => {
    const { variables, skipped } = await read(`A=1\n${line}\nB=2\n`);
    expect(variables).toEqual([{ name: 'A', value: '1' }, { name: 'B', value: '2' }]); // prettier-ignore
    expect(skipped).toEqual([]);
  });

  it.each([
    ['a # in it', 'B=pa#ss', 'a # that some programs'],
    ['a # before it', 'B=#pass', 'a # that some programs'],
    ['quotes that are not closed', 'B="pass', 'not closed'],
    ['something after its quotes', `B='pa'ss'`, 'follows the end'],
    ['a quote after a backslash', 'B="pa\\"ss"', 'backslash'],
    ['a second line', 'B={\n"pa": "ss=", }', 'may go on there'],
  ])('that programs read differently for %s has it skipped', async (_what, text, why) => {
    const { variables, skipped } = await read(`A=1\nB=old\n${text}\nC=2`);
    expect(variables).toEqual([{ name: 'A', value: '1' }, { name: 'C', value: '2' }]); // prettier-ignore
    expect(skipped[0]).toMatchObject({ id: 'B', code: 'DAMAGED', message: expect.stringContaining(why) as string });
  });

  it.each(['bGFzdA==', '-pass=1', '1pass=2', 'pass word=3', 'pass: 4', '{"pass=": 5}', 'päss=6', '=pass'])(
    'tells of a line that is no variable only where it stands: %s',
    async (line) => {
      const { variables, skipped } = await read(`A=1\n\n${line}\n\nB=2\n`);
      expect(variables.map(({ name }) => name)).toEqual(['A', 'B']);
      expect(skipped).toEqual([
        { kind: 'skipped', of: 'variable', id: 'line 3', code: 'DAMAGED', message: 'it is no NAME=value' },
      ]);
    },
  );

  it('counts the lines of what stands before', async () => {
    expect((await read('A="\n\n"\nB=1\n\n-')).skipped).toMatchObject([{ id: 'line 6' }]);
  });

  it('takes back what it says of a variable that is set again', async () => {
    expect(await read('A=a#b\nA=c\n')).toEqual({ variables: [{ name: 'A', value: 'c' }], skipped: [] });
  });

  it('that is no UTF-8, or not there, is refused', async () => {
    await expect(read(Buffer.from('\uFEFFA=1\n', 'utf16le'))).rejects.toMatchObject({ code: 'NOT_READABLE' });
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
