import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  catalogue,
  checkValues,
  placesOf,
  schemaOf,
  type CredentialType,
  type Input,
  type InputKind,
} from '../src/index.js';

const each = catalogue.map((type): [string, CredentialType] => [type.name, type]);

/** Inputs whose names sound secret and that are not: identifiers, places of files, addresses, kinds. */
const PUBLIC = new Set([
  'awsAssumeRole.accessKeyId',
  'awsCredentials.accessKeyId',
  'backblazeB2Api.applicationKeyId',
  'cassandraApi.keyspace',
  'cloudflareR2Api.accessKeyId',
  'gmailOAuth2.accessTokenUrl',
  'googleCalendarOAuth2.accessTokenUrl',
  'googleDocsOAuth2.accessTokenUrl',
  'googleDriveOAuth2.accessTokenUrl',
  'googleSheetsOAuth2.accessTokenUrl',
  'googleVertexAuth.googleApplicationCredentialFilePath',
  'httpApiKey.key',
  'jwtAuth.keyId',
  'langfuseApi.langFusePublicKey',
  'microsoftOutlookOAuth2.accessTokenUrl',
  'microsoftTeamsOAuth2.accessTokenUrl',
  'mailjetApi.apiKey',
  'modalApi.tokenId',
  'planetScaleApi.serviceTokenId',
  's3CompatibleApi.accessKeyId',
  'scalewayApi.accessKey',
  'trelloApi.apiKey',
  'twilioKeyApi.apiKeySid',
  'vonageApi.apiKey',
  'slackOAuth2.accessTokenUrl',
]);

const SOUNDS_SECRET = /key|token|secret|password|passphrase|pwd|webhook|credential|private/i;

/** Types that are sent as a part of the URL, so that there is nothing to add to a request. */
const SECRET_IS_THE_ADDRESS = new Set(['discordWebhook', 'microsoftTeamsWebhook', 'slackWebhook', 'telegramApi']);

const HOST = /^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}$/;

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });

const WRONG: Record<InputKind, unknown> = {
  password: 5,
  string: true,
  url: 'nowhere',
  number: 'many',
  boolean: 'yes',
  options: 'none of them',
  json: 5,
};

/** Beginnings of secrets over and over, and never a whole one: what a pattern that backtracks would choke on. */
const HOSTILE = [
  'a',
  'sk-',
  'AKIA',
  'ghp_',
  'secret_',
  'xoxb-',
  'mysql://a:',
  'mongodb+srv://a:b',
  'https://hooks.slack.com/',
].map((start) => start.repeat(20_000));

const isAsked = (input: Input): boolean =>
  !input.optional && input.type !== 'boolean' && input.default === undefined && !input.show && !input.hide;

const isFilledIn = (input: Input): boolean =>
  !input.optional && !isAsked(input) && input.default !== '' && !input.show && !input.hide;

function without(values: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}

function findingsOf(type: CredentialType, values: Record<string, unknown>): { input: string; code: string }[] {
  const checked = checkValues(type, values);
  return checked.ok ? [] : checked.findings.map(({ input, code }) => ({ input, code }));
}

describe('the catalogue', () => {
  it('names every type once', () => {
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
  });

  it('labels every type once', () => {
    const labels = catalogue.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  it('stands in the order of the labels', () => {
    const labels = catalogue.map(({ label }) => label);
    expect(labels).toEqual(labels.toSorted((a, b) => a.localeCompare(b, 'en')));
  });
});

describe.each(each)('%s', (_, type) => {
  it('has one input for each name and alias', () => {
    const names = type.inputs.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a name of another dialect to no other input than that dialect does', () => {
    for (const [foreign, declared] of Object.values(type.dialects ?? {}).flatMap((names) => Object.entries(names))) {
      const owner = type.inputs.find(({ name, aliases = [] }) => [name, ...aliases].includes(foreign));
      expect([undefined, declared]).toContain(owner?.name);
    }
  });

  it('describes itself in plain sentences and points to a page of its provider', () => {
    for (const { description } of [type, ...type.inputs])
      expect(description ?? 'Nothing.').toMatch(/^[A-Z0-9][^<>]*\.$/);
    expect(new URL(type.documentation).protocol).toBe('https:');
  });

  it('has a picture that is in its package, or none', () => {
    if (!type.icon || !('package' in type.icon)) return;
    const { package: from, name } = type.icon;
    expect(existsSync(new URL(`../../../node_modules/${from}/icons/${name}.svg`, import.meta.url)), name).toBe(true);
  });

  it('has a JSON Schema that takes its example and refuses what is broken', () => {
    const validate = ajv.compile(schemaOf(type));
    expect([validate(type.example), validate.errors]).toEqual([true, null]);
    const broken = [
      { ...type.example, nobody_declared_this: type.open ? 5 : 'x' },
      ...type.inputs.filter(isAsked).map(({ name }) => without(type.example, name)),
      ...type.inputs.filter(isAsked).map(({ name }) => ({ ...type.example, [name]: '' })),
      ...type.inputs.map(({ name, type: kind }) => ({ ...type.example, [name]: WRONG[kind] })),
      [],
      'text',
    ];
    expect(broken.filter((values) => validate(values))).toEqual([]);
  });

  it('accepts its own example', () => {
    expect(checkValues(type, type.example)).toMatchObject({ ok: true, values: type.example });
  });

  it('misses each input that it asks for', () => {
    for (const { name } of type.inputs.filter(isAsked)) {
      expect(findingsOf(type, without(type.example, name))).toEqual([{ input: name, code: 'required' }]);
    }
  });

  it('fills in each default that it does not leave to the provider', () => {
    for (const { name, default: filled } of type.inputs.filter(isFilledIn)) {
      const isNumber = type.inputs.some((input) => input.name === name && input.type === 'number');
      expect(checkValues(type, without(type.example, name))).toMatchObject({
        ok: true,
        values: { [name]: isNumber ? Number(filled) : (filled ?? false) },
      });
    }
  });

  it('refuses a value of the wrong kind for each input', () => {
    for (const { name, type: kind } of type.inputs) {
      expect(findingsOf(type, { ...type.example, [name]: WRONG[kind] })).toEqual([{ input: name, code: 'invalid' }]);
    }
  });

  it('keeps secret what sounds secret', () => {
    const open = type.inputs
      .filter(({ type: kind }) => kind === 'string' || kind === 'json')
      .map(({ name }) => `${type.name}.${name}`);
    expect(open.filter((name) => SOUNDS_SECRET.test(name.split('.')[1] ?? '') && !PUBLIC.has(name))).toEqual([]);
  });

  it('tests itself only at hosts that its values may be sent to', () => {
    const url = 'url' in type.test ? type.test.url : undefined;
    if (url === undefined) return;
    const [, scheme = '', host = ''] = /^(.*?)(?::\/\/)([^/?]*)/.exec(url) ?? [];
    const place = /^\{\{(\w+)(?:\|host)?\}\}/.exec(host || url)?.[1];
    if (place && (host === '' || host === `{{${place}}}` || host === `{{${place}|host}}`))
      return expect(areFixed(type) || namesInput(type, place)).toBe(true);
    expect(scheme).toBe('https');
    expect(type.hosts.some((allowed) => typeof allowed === 'string' && covers(allowed, host))).toBe(true);
  });

  it('speaks other protocols only with hosts that its values may be sent to', () => {
    const host = 'parameters' in type.test ? type.test.parameters?.host : undefined;
    const place = /^\{\{(\w+)\}\}$/.exec(host ?? '')?.[1];
    if (host !== undefined) expect(type.hosts).toContainEqual({ input: place });
  });

  it('says where its values may be sent', () => {
    const names = type.hosts.filter((host) => typeof host === 'string');
    expect(names.filter((host) => !HOST.test(host))).toEqual([]);
    if (!('untestable' in type.test)) expect(type.hosts.length).toBeGreaterThan(0);
  });

  it('says what is added to requests, if it is for HTTP', () => {
    const isHttp = 'method' in type.test || type.oauth2 !== undefined;
    if (isHttp && !SECRET_IS_THE_ADDRESS.has(type.name)) expect(placesOf(type.inject).length).toBeGreaterThan(0);
  });

  it('has a test that uses what is given, or says why there is none', () => {
    if ('untestable' in type.test) expect(type.test.untestable).toMatch(/^[A-Z].*\.$/);
    else expect(placesOf([type.inject, type.test, type.oauth2]).length).toBeGreaterThan(0);
  });

  it('finds leaked values in time that grows with the text and no faster', () => {
    for (const pattern of leakPatterns(type)) {
      expect(pattern, 'is looked for anywhere in a text').not.toMatch(/^\^|\$$/);
      expect(pattern, 'begins where a word does, if it begins with any letters').not.toMatch(/^\[[^\]]+\]\{\d{2,}/);
      expect(pattern, 'repeats no group that ends in a repetition').not.toMatch(/[+*}]\)[+*{]/);
      const started = performance.now();
      for (const text of HOSTILE) text.match(new RegExp(pattern, 'g'));
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });
});

function leakPatterns({ inputs }: CredentialType): string[] {
  return inputs.flatMap((input) => ('leakPattern' in input && input.leakPattern ? [input.leakPattern] : []));
}

/** An address that is given whole is held against these names when it is used. */
function areFixed({ hosts }: CredentialType): boolean {
  return hosts.length > 0 && hosts.every((host) => typeof host === 'string');
}

function namesInput({ hosts }: CredentialType, name: string): boolean {
  return hosts.some((host) => typeof host === 'object' && host.input === name);
}

function covers(allowed: string, host: string): boolean {
  return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;
}
