import { describe, expect, it } from 'vitest';
import { environmentOf, upperSnake, variablesOf } from '../src/run/variables.js';

const openAI = (name: string) => ({
  id: name,
  name,
  credentialName: 'openAIApi',
  aliases: {},
  env: { OPENAI_API_KEY: 'openAIApiKey' },
  values: { openAIApiKey: 'sk-test', retries: 3, settings: { a: [true] }, nothing: null },
});

describe('The variables of a credential', () => {
  it('have the names that its type declares, or are made of its and the inputs’ names', () => {
    expect(variablesOf(openAI('One'))).toEqual([
      ['OPENAI_API_KEY', 'sk-test'],
      ['OPEN_AI_API_RETRIES', '3'],
      ['OPEN_AI_API_SETTINGS', '{"a":[true]}'],
    ]);
  });

  it('all begin with the prefix, if there is one', () => {
    expect(variablesOf(openAI('One'), 'STAGING').map(([name]) => name)).toEqual([
      'STAGING_OPEN_AI_API_KEY',
      'STAGING_RETRIES',
      'STAGING_SETTINGS',
    ]);
  });

  it('are in upper case with underscores', () => {
    const names = ['openAIApiKey', 'myAKey', 's3Key', 'PostgresUrl', 'x-api-key', 'oauth2ClientID'];
    expect(names.map(upperSnake)).toEqual(['OPEN_AI_API_KEY', 'MY_A_KEY', 'S3_KEY', 'POSTGRES_URL', 'X_API_KEY', 'OAUTH2_CLIENT_ID']); // prettier-ignore
  });
});

describe('The environment of a program', () => {
  it('has the one that is there, its variables replaced, without what opens Keyrack', () => {
    const env = { PATH: '/bin', OPENAI_API_KEY: 'old', KEYRACK_API_KEY: 'x', KEYRACK_PROFILE: 'x', KEYRACK_PROFILES: 'x', KEYRACK_URL: 'http://x' }; // prettier-ignore
    expect(environmentOf([{ resolved: openAI('One') }], env)).toMatchObject({
      PATH: '/bin',
      OPENAI_API_KEY: 'sk-test',
    });
    expect(Object.keys(environmentOf([], env))).toEqual(['PATH', 'OPENAI_API_KEY', 'KEYRACK_URL']);
  });

  it('is refused when two credentials want the same variable', () => {
    const both = [{ resolved: openAI('One') }, { resolved: openAI('Other') }];
    expect(() => environmentOf(both, {})).toThrow('OPENAI_API_KEY would come from both One and Other');
    expect(() => environmentOf([{ resolved: openAI('One') }, { resolved: openAI('Other'), prefix: 'OTHER' }], {})).not.toThrow(); // prettier-ignore
  });

  it('is refused for a value that no variable can hold, without repeating it', () => {
    const resolved = { ...openAI('One'), values: { openAIApiKey: 'secret\0' } };
    expect(() => environmentOf([{ resolved }], {})).toThrow('OPENAI_API_KEY has a NUL');
    expect(() => environmentOf([{ resolved }], {})).not.toThrow('secret');
  });
});
