import { StartError } from '../../platform/index.js';
import type { Component } from '../component.js';
import { flowiseTypes, isFlowise } from './flowise-types.js';
import { isN8n, n8nTypes, readN8n } from './n8n-types.js';
import { ownTypes } from './own-types.js';
import { locate } from './source.js';

/**
 * The credential types of directories and packages in the order they are named, all of them or none.
 * @throws StartError naming the place, the type and what is wrong
 */
export async function pluginTypes(words: readonly string[]): Promise<Component[]> {
  const sources = await Promise.all(words.map(locate));
  const twice = sources.find(
    ({ directory }, index) => sources.findIndex((other) => other.directory === directory) !== index,
  );
  if (twice) throw new StartError(`KEYRACK_TYPES names ${twice.origin} twice.`);
  const packages = n8nTypes(await Promise.all(sources.filter(isN8n).map(readN8n))); // they may extend each other's
  const read = await Promise.all(
    sources.map(async (source) => {
      if (isN8n(source)) return packages.filter(({ origin }) => origin === source.origin);
      return isFlowise(source) ? flowiseTypes(source) : ownTypes(source);
    }),
  );
  return read.flat();
}
