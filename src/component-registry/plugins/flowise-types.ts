import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../platform/index.js';
import type { Component } from '../component.js';
import { typeOf } from './definition.js';
import { assignmentsOf } from './literals.js';
import { documentationIn, plainSentence } from './prose.js';
import type { Source } from './source.js';

const FOLDER = 'dist/credentials';
const FILE = /\.credential\.js$/;
const GUIDE = 'https://docs.flowiseai.com/';
const SILENT = 'The definitions of Flowise do not say how a credential is tried.';

export const isFlowise = ({ manifest }: Source): boolean => manifest?.name === 'flowise-components';

/**
 * The types of `flowise-components`, by parsing the files of its credential classes: none of its code runs.
 * @throws StartError naming the file and what is wrong
 */
export async function flowiseTypes({ origin, directory }: Source): Promise<Component[]> {
  const folder = join(directory, FOLDER);
  const files = await readdir(folder).catch(() => {
    throw new StartError(
      `KEYRACK_TYPES: ${origin} has no folder ${FOLDER}: it is not a built copy of flowise-components.`,
    );
  });
  const classes = files.filter((file) => FILE.test(file)).sort();
  return Promise.all(classes.map((file) => component(origin, join(folder, file))));
}

async function component(origin: string, file: string): Promise<Component> {
  try {
    const given = assignmentsOf(await readFile(file, 'utf8'));
    return { type: typeOf(translated(given)), origin, changed: (await stat(file)).mtime.toISOString() };
  } catch (error) {
    throw new StartError(`KEYRACK_TYPES: ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Given = Record<string, unknown>;

function translated({ label, name, version, description, inputs }: Given): Given {
  const fields = Array.isArray(inputs) ? (inputs as Given[]) : [];
  const hosts = fields.filter((field) => field['type'] === 'url').map((field) => ({ input: field['name'] }));
  return {
    name,
    label,
    version,
    description: plainSentence(description) ?? `A credential for ${String(label)}.`,
    category: 'other',
    documentation: documentationIn(description) ?? GUIDE,
    inputs: fields.map(field),
    hosts,
    test: { untestable: SILENT },
    example: Object.fromEntries(fields.map((each) => [each['name'], exampleOf(each)])),
  };
}

/** The fields of one input that mean something here. Others (`additionalParams`) are about how Flowise draws it. */
function field(given: Given): Given {
  const { description, optional, hidden } = given;
  const options = given['options'] as Given[] | undefined;
  const plain = plainSentence(description);
  const kept = ['name', 'label', 'type', 'default', 'placeholder', 'rows'].filter((key) => given[key] !== undefined);
  return {
    ...Object.fromEntries(kept.map((key) => [key, given[key]])),
    ...(plain !== undefined && { description: plain }),
    ...(optional === true && { optional }),
    ...(hidden === true && { hidden }),
    ...(options && { options: options.map((option) => ({ name: option['name'], label: option['label'] })) }),
  };
}

function exampleOf({ type, default: standing, options }: Given): unknown {
  if (standing !== undefined && standing !== '') return type === 'number' ? Number(standing) : standing;
  switch (type) {
    case 'boolean':
      return false;
    case 'number':
      return 1;
    case 'url':
      return 'https://example.com';
    case 'options':
      return (options as { name?: unknown }[] | undefined)?.[0]?.name;
    default:
      return 'example';
  }
}
