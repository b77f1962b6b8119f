import { describe, expect, it } from 'vitest';
import { catalogue, environmentNamesOf, typesNamed } from '../src/index.js';
import { FURTHER_NAMES, PREFERRED } from '../src/further-environment-names.js';

const inputsOf = (name: string): string[] =>
  catalogue.find((type) => type.name === name)?.inputs.map((input) => input.name) ?? [];

const allNames = catalogue.flatMap((type) =>
  Object.values(environmentNamesOf(type)).flatMap((names) => names.map((name) => ({ name, type: type.name }))),
);

describe('The names of inputs in the environment', () => {
  it.each(Object.entries(FURTHER_NAMES))('belong to inputs that the catalogue has: %s', (type, named) => {
    expect(inputsOf(type)).toEqual(expect.arrayContaining(Object.keys(named)));
  });

  it('are names of variables', () => {
    expect(allNames.filter(({ name }) => !/^[A-Z][A-Z0-9_]+$/.test(name))).toEqual([]);
  });

  it('are not said twice of one input', () => {
    const twice = catalogue.flatMap(({ name, inputs }) =>
      inputs.filter((input) => input.env !== undefined && FURTHER_NAMES[name]?.[input.name]?.includes(input.env)),
    );
    expect(twice).toEqual([]);
  });

  it('are each of one input of a type', () => {
    const both = catalogue.flatMap((type) => {
      const names = Object.values(environmentNamesOf(type)).flat();
      return names.filter((name, at) => names.indexOf(name) !== at);
    });
    expect(both).toEqual([]);
  });

  it('say which type is preferred wherever they hold for several, and nowhere else', () => {
    const shared = new Set(allNames.filter(({ name }) => typesNamed(name).length > 1).map(({ name }) => name));
    expect([...shared].sort()).toEqual(Object.keys(PREFERRED).sort());
  });

  it.each(Object.entries(PREFERRED))('put the preferred type first: %s', (name, type) => {
    expect(typesNamed(name)[0]?.type).toBe(type);
  });

  it('hold for most types', () => {
    expect(new Set(allNames.map(({ type }) => type)).size).toBeGreaterThan(290);
  });

  it('begin with the one in the file of the type', () => {
    const type = catalogue.find(({ name }) => name === 'githubApi');
    expect(type && environmentNamesOf(type)['accessToken']?.[0]).toBe('GITHUB_TOKEN');
  });

  it('are found by the variable', () => {
    expect(typesNamed('GH_TOKEN')).toEqual([{ type: 'githubApi', input: 'accessToken' }]);
    expect(typesNamed('NOBODY_CALLS_IT_THIS')).toEqual([]);
    expect(typesNamed('__proto__')).toEqual([]);
  });
});
