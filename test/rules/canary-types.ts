import type { CredentialType, Input } from '@keyrack/credential-types';
import type { Secrets } from './canary.js';

export type Values = Record<string, unknown>;

/** The example of a type with a secret in each of its passwords, and in each password inside a URL. */
export function valuesWith(type: CredentialType, secrets: Secrets): Values {
  const values: Values = { ...type.example };
  for (const input of type.inputs) {
    if (input.type === 'password') values[input.name] = secrets.odd(`${input.name} of ${type.name}`);
    if (input.type === 'url') values[input.name] = urlWith(input, type, secrets);
  }
  return values;
}

function urlWith({ name }: Input, type: CredentialType, secrets: Secrets): string {
  const password = secrets.canary(`the password in ${name} of ${type.name}`);
  const parameter = secrets.canary(`the password among the parameters of ${name} of ${type.name}`);
  const given = type.example[name];
  const example = typeof given === 'string' ? given.replace(/\/\/[^/]*@/, '//') : 'https://service.example.com';
  return `${example.replace('://', `://user:${password}@`)}?ssl=true&password=${parameter}`;
}

/** Values that the type refuses, each with a secret somewhere in it. */
export function refusedValues(type: CredentialType, secrets: Secrets): [what: string, values: Values][] {
  const { name, inputs, open } = type;
  const wrong = inputs.flatMap((input) =>
    wrongKinds(input, secrets, name).map((value): [string, Values] => [
      `a wrong ${input.name}`,
      { [input.name]: value },
    ]),
  );
  const [first] = inputs;
  const near = `${first?.name}x`;
  const undeclared: [string, Values][] = [
    ['an undeclared key', { [secrets.canary(`an undeclared key of ${name}`)]: secrets.odd(`its value in ${name}`) }],
    ['a misspelt key', { [near]: secrets.odd(`a misspelt input of ${name}`) }],
  ];
  return [
    ...wrong,
    // The names of values that an open type does not declare are not secret.
    ...(open ? [] : undeclared),
    ['an undeclared tree', { extra: { [secrets.canary(`a key in a tree in ${name}`)]: [secrets.odd(`a value in a tree in ${name}`)] } }], // prettier-ignore
  ];
}

function wrongKinds({ name, type: kind }: Input, secrets: Secrets, type: string): unknown[] {
  const secret = (what: string): string => secrets.odd(`${what} as ${name} of ${type}`);
  const texts = kind === 'password' || kind === 'string' ? [] : [secret('a text')];
  const damaged = [`${secret('a text before NUL')}\0`, `${secret('a text before half a character')}\ud800`];
  const trees = kind === 'json' ? [] : [{ [secret('a key')]: secret('a value') }, [secret('an element')]];
  return kind === 'json' ? [`{${secret('no JSON')}`] : [...texts, ...damaged, ...trees];
}
