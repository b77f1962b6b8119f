import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isShown, type Input } from '@keyrack/credential-types';
import { StartError } from '../../platform/index.js';
import type { Component } from '../component.js';
import { typeOf } from './definition.js';
import { inputsOf, type Property } from './n8n-inputs.js';
import { recipeOf, type Requests } from './n8n-requests.js';
import type { Source } from './source.js';

const FILE = 'dist/types/credentials.json';

/** A credential type as n8n's build describes it. */
interface N8nType extends Requests {
  name: string;
  displayName: string;
  properties: Property[];
  extends?: string[];
  documentationUrl?: string;
  genericAuth?: boolean;
  iconUrl?: string | { light: string };
}

/** The types that one package describes. */
export interface N8nPackage {
  source: Source;
  changed: string;
  types: N8nType[];
}

export const isN8n = ({ manifest }: Source): boolean =>
  manifest?.n8n !== undefined || manifest?.name === 'n8n-nodes-base';

/**
 * Reads what the build of an n8n package says of its credential types. None of its code runs.
 * @throws StartError when the package has no such description
 */
export async function readN8n(source: Source): Promise<N8nPackage> {
  const file = join(source.directory, FILE);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartError(
      `KEYRACK_TYPES: ${source.origin} has no ${FILE}, where the build of an n8n package describes its credential types. ` +
        `Keyrack does not run the package's code instead. Ask its authors to publish that file (n8n-generate-metadata of n8n-core writes it), ` +
        "or write the types in Keyrack's own format.",
    );
  });
  try {
    const types = JSON.parse(text) as N8nType[];
    const isList =
      Array.isArray(types) && types.every((type) => typeof type?.name === 'string' && Array.isArray(type.properties));
    if (!isList) throw new TypeError('must be a list of types with name and properties');
    return { source, changed: (await stat(file)).mtime.toISOString(), types };
  } catch (error) {
    throw new StartError(`KEYRACK_TYPES: ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * The types of n8n packages. They may extend each other's.
 * @throws StartError naming the package, the type and what is wrong
 */
export function n8nTypes(packages: readonly N8nPackage[]): Component[] {
  const known = new Map(packages.flatMap(({ types }) => types.map((type) => [type.name, type])));
  return packages.flatMap(({ source, changed, types }) =>
    types.map((given) => {
      try {
        const type = typeOf(translated(given, known, source));
        return { type, origin: source.origin, changed, directory: source.directory };
      } catch (error) {
        throw new StartError(
          `KEYRACK_TYPES: ${source.origin}, ${FILE}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }),
  );
}

function translated(given: N8nType, known: ReadonlyMap<string, N8nType>, source: Source): Record<string, unknown> {
  const { properties, ancestors, missing } = inherited(given, known);
  const inputs = inputsOf(properties);
  const isOAuth2 = [given.name, ...ancestors].includes('oAuth2Api');
  const { test, ...recipe } = recipeOf(given, properties, inputs, isOAuth2);
  const icon = iconOf(given, source);
  return {
    name: given.name,
    label: given.displayName,
    description: `${given.displayName}, as ${source.manifest?.name ?? source.origin} has it.`,
    category: given.genericAuth ? 'generic' : 'other',
    documentation: documentationOf(given),
    inputs,
    ...recipe,
    test:
      missing === undefined ? test : { untestable: `It extends ${missing}, which is in a package that is not loaded.` },
    ...(icon !== undefined && { icon: { file: icon } }),
    example: exampleOf(inputs),
  };
}

interface Inherited {
  properties: Property[];
  ancestors: string[];
  /** A type that is extended and that nobody has. */
  missing: string | undefined;
}

/** The properties of a type: those of the types that it extends, as far as it does not replace them, and its own. */
function inherited(type: N8nType, known: ReadonlyMap<string, N8nType>, heirs: readonly string[] = []): Inherited {
  if (heirs.includes(type.name)) throw new TypeError(`credential type ${type.name}: it extends itself`);
  const properties = new Map<string, Property[]>();
  const ancestors: string[] = [];
  let missing: string | undefined;
  for (const name of type.extends ?? []) {
    const parent = known.get(name);
    ancestors.push(name);
    if (!parent) missing ??= name;
    else {
      const above = inherited(parent, known, [...heirs, type.name]);
      missing ??= above.missing;
      ancestors.push(...above.ancestors);
      const handedOn = above.properties.filter(({ doNotInherit }) => !doNotInherit);
      for (const [own, list] of byName(handedOn)) properties.set(own, list);
    }
  }
  for (const [own, list] of byName(type.properties)) properties.set(own, list);
  return { properties: [...properties.values()].flat(), ancestors, missing };
}

function byName(properties: readonly Property[]): Map<string, Property[]> {
  const lists = new Map<string, Property[]>();
  for (const property of properties) lists.set(property.name, [...(lists.get(property.name) ?? []), property]);
  return lists;
}

function documentationOf({ documentationUrl = '' }: N8nType): string {
  if (/^https?:\/\//.test(documentationUrl)) return documentationUrl;
  return `https://docs.n8n.io/integrations/builtin/credentials/${documentationUrl}`;
}

/** `icons/<package>/dist/…` → `dist/…` */
function iconOf({ iconUrl }: N8nType, { manifest }: Source): string | undefined {
  const path = typeof iconUrl === 'object' ? iconUrl.light : iconUrl;
  const before = `icons/${manifest?.name ?? ''}/`;
  return path?.startsWith(before) ? path.slice(before.length) : undefined;
}

function exampleOf(inputs: readonly Input[]): Record<string, unknown> {
  const nothing = new Map<string, unknown>();
  const asked = inputs.filter(
    (input) =>
      !input.hidden &&
      input.default === undefined &&
      isShown(inputs, input, nothing) &&
      (input.type !== 'json' || !input.optional),
  );
  return Object.fromEntries(asked.map((input) => [input.name, valueOf(input)]));
}

function valueOf(input: Input): unknown {
  switch (input.type) {
    case 'number':
      return 1;
    case 'boolean':
      return false;
    case 'options':
      return input.options[0]?.name;
    case 'json':
      return {};
    case 'url':
      return 'https://example.com';
    case 'password':
    case 'string':
      return 'example';
  }
}
