import type { CredentialType } from './format.js';

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const FILTERED = /^([A-Za-z][A-Za-z0-9_-]*)(?:\s*\|\s*(?:base64|host|json:[A-Za-z0-9_.]+))?$/;
const OBTAINED = 'oauth2.accessToken';

/** What is wrong with a definition, as the end of a sentence that begins with its name; undefined when nothing is. */
export function wrongWith(type: CredentialType): string | undefined {
  return namesWrong(type) ?? referencesWrong(type) ?? versionsWrong(type);
}

function namesWrong({ name, inputs }: CredentialType): string | undefined {
  if (!NAME.test(name)) return 'the name must be letters, digits, _ and -';
  const names = inputs.flatMap((input) => [input.name, ...(input.aliases ?? [])]);
  const misspelt = names.find((each) => !NAME.test(each));
  if (misspelt !== undefined) return `input name ${misspelt} must be letters, digits, _ and -`;
  const twice = names.find((each, index) => names.indexOf(each) !== index);
  return twice === undefined ? undefined : `two inputs answer to ${twice}`;
}

function referencesWrong(type: CredentialType): string | undefined {
  const inputs = new Set(type.inputs.map(({ name }) => name));
  const unknown = referencesOf(type).find(({ name }) => !inputs.has(name) && !(name === OBTAINED && type.oauth2));
  if (unknown) return `${unknown.where} refers to ${unknown.name}, which is no input`;
  if ('protocol' in type.test && type.test.protocol === 'oauth2' && !type.oauth2)
    return 'test asks for oauth2 settings';
  return undefined;
}

interface Reference {
  where: string;
  name: string;
}

function referencesOf(type: CredentialType): Reference[] {
  const { inputs, oneOf = [], hosts, dialects = {}, inject, test, oauth2 } = type;
  const algorithm = inject?.signer?.name === 'jwt' ? inject.signer.algorithm : undefined;
  const client = oauth2?.clientAuthentication;
  const named: Record<string, string[]> = {
    oneOf: oneOf.flat(),
    hosts: hosts.flatMap((host) => (typeof host === 'string' ? [] : [host.input])),
    dialects: Object.values(dialects).flatMap((names) => Object.values(names)),
    show: inputs.flatMap(({ show = {} }) => Object.keys(show)),
    hide: inputs.flatMap(({ hide = {} }) => Object.keys(hide)),
    'inject.signer.algorithm': typeof algorithm === 'object' ? [algorithm.input] : [],
    'oauth2.clientAuthentication': typeof client === 'object' ? [client.input] : [],
    inject: placesOf(inject),
    test: placesOf(test),
    oauth2: placesOf(oauth2),
  };
  return Object.entries(named).flatMap(([where, names]) => names.map((name) => ({ where, name })));
}

/** The inputs that the templates in a part of a definition name, filters aside. What is no valid place is given as it stands. */
export function placesOf(part: unknown): string[] {
  const text = JSON.stringify(part ?? null);
  return [...text.matchAll(PLACE)].map(([, place = '']) => FILTERED.exec(place)?.[1] ?? place);
}

function versionsWrong({ version, migrations = [] }: CredentialType): string | undefined {
  const steps = migrations.map(({ to }) => to);
  const inOrder = steps.every((to, index) => to > (steps[index - 1] ?? 0));
  if (!inOrder) return 'migrations must stand in the order of their versions';
  const last = steps.at(-1);
  if (last !== undefined && last !== version)
    return `the last migration gives version ${last}, the type has ${version}`;
  return undefined;
}
