import { catalogue, changed } from '@keyrack/credential-types';
import { StartError, type Config } from '../platform/index.js';
import { ORIGIN, type Component, type Components } from './component.js';

const NAMES_SHOWN = 10;

/**
 * Every credential type that is installed, by name: Keyrack's own, then those that KEYRACK_TYPES names.
 * @throws StartError when one of these is broken, or takes a name that is taken
 */
export async function installedComponents({ sources, override }: Config['types']): Promise<Components> {
  const own = catalogue.map((type) => ({ type, origin: ORIGIN, changed: changed[type.name] ?? '' }));
  const components = new Map<string, Component>(own.map((component) => [component.type.name, component]));
  if (sources.length === 0) {
    if (override.length > 0)
      throw new StartError('KEYRACK_TYPES_OVERRIDE is set and KEYRACK_TYPES is not: nothing could override.');
    return components;
  }
  const { pluginTypes } = await import('./plugins/index.js'); // parsers that nobody needs without plugins
  const added = await pluginTypes(sources);
  refuseClashes(components, added, override);
  for (const component of added) components.set(component.type.name, component);
  return components;
}

function refuseClashes(
  installed: ReadonlyMap<string, Component>,
  added: readonly Component[],
  override: readonly string[],
): void {
  const taken = new Map(installed);
  const clashes: { name: string; origins: [string, string] }[] = [];
  for (const component of added) {
    const { name } = component.type;
    const other = taken.get(name);
    if (other && !override.includes(name) && !override.includes('*'))
      clashes.push({ name, origins: [other.origin, component.origin] });
    taken.set(name, component);
  }
  if (clashes.length > 0) throw new StartError(sentencesOn(clashes));
  const idle = override.filter((name) => name !== '*' && !added.some(({ type }) => type.name === name));
  if (idle.length > 0)
    throw new StartError(`KEYRACK_TYPES_OVERRIDE names ${idle.join(', ')}, which nothing in KEYRACK_TYPES defines.`);
}

function sentencesOn(clashes: readonly { name: string; origins: [string, string] }[]): string {
  const lines = clashes
    .slice(0, NAMES_SHOWN)
    .map(({ name, origins: [first, second] }) => `  ${name}: in ${first} and in ${second}`);
  if (clashes.length > NAMES_SHOWN) lines.push(`  and ${clashes.length - NAMES_SHOWN} more`);
  return (
    `KEYRACK_TYPES brings credential types whose names are taken:\n${lines.join('\n')}\n` +
    'List the names that the later one may take in KEYRACK_TYPES_OVERRIDE, or * for all.'
  );
}
