// Makes of the OpenAPI 3.1 document the OpenAPI 3.0 document that clients in other languages are generated from.
import { Converter } from '@apiture/openapi-down-convert';

const METHODS = ['get', 'put', 'post', 'delete'];

/** Of each choice, what clients get: those of static languages have no type for "a list or a page of it". */
const CHOSEN = {
  CredentialListDto: { $ref: '#/components/schemas/CredentialPageDto' },
  NamedComponentsDto: { $ref: '#/components/schemas/ComponentDto' },
  InputValueDto: { description: 'A text, a number, a boolean, an object or an array.' },
};

/** What must be sent for the answer to be the one that was chosen. */
const NEEDED = { listCredentials: ['page', 'limit'] };

/** The document for generators. The one that is given stays as it is. */
export function clientDocument(openapi31) {
  const document = new Converter(structuredClone(openapi31)).convert();
  const replaced = replacements(document.components.schemas);
  for (const ref of replaced.keys()) delete document.components.schemas[ref.split('/').at(-1)];
  for (const operation of operationsOf(document)) need(operation);
  return adapted(document, replaced);
}

/**
 * The same for Java, where the generated code would need libraries to tell null from nothing and to read times: values are
 * there or null, times are texts, and any value is an Object.
 */
export function javaDocument(document) {
  return JSON.parse(JSON.stringify(document), function (key, value) {
    if (key === 'format' && value === 'date-time' && this.type === 'string') return undefined;
    if (key === 'nullable' && value === true) return undefined;
    return key === 'properties' ? mapValues(value, objectIfAny) : value;
  });
}

const objectIfAny = (schema) => (schema.type || schema.$ref || schema.allOf ? schema : { ...schema, type: 'object' });

const mapValues = (object, map) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));

/** What stands for a schema where it is referred to, by the reference. */
function replacements(schemas) {
  const lists = Object.entries(schemas).filter(([, schema]) => schema.enum);
  const replaced = { ...CHOSEN, ...Object.fromEntries(lists.map(([name, schema]) => [name, opened(schema)])) };
  const unknown = Object.keys(CHOSEN).filter((name) => !schemas[name]);
  if (unknown.length > 0) throw new Error(`The document has no ${unknown.join()}, which clients get as something else`);
  return new Map(Object.entries(replaced).map(([name, schema]) => [`#/components/schemas/${name}`, schema]));
}

function* operationsOf({ paths }) {
  for (const item of Object.values(paths)) yield* METHODS.flatMap((method) => item[method] ?? []);
}

function need({ operationId, parameters }) {
  const names = NEEDED[operationId] ?? [];
  for (const parameter of parameters ?? []) if (names.includes(parameter.name)) parameter.required = true;
}

/** The same tree, with each schema in it as generators understand it. */
function adapted(node, replaced, key = '') {
  if (Array.isArray(node)) return node.map((item) => adapted(item, replaced));
  if (typeof node !== 'object' || node === null || key === 'example') return node;
  const entries = Object.entries(schemaOf(node, replaced));
  return Object.fromEntries(entries.map(([name, value]) => [name, adapted(value, replaced, name)]));
}

function schemaOf(node, replaced) {
  const chosen = replaced.get(node.$ref);
  if (chosen) return chosen;
  if (Array.isArray(node.oneOf)) throw new Error(`What do clients get of a choice of ${JSON.stringify(node.oneOf)}?`);
  if (typeof node.type === 'string' && Array.isArray(node.enum)) return opened(node);
  if (node.additionalProperties === true) return { ...node, additionalProperties: {} }; // else it is a map of maps
  const { anyOf, allOf, ...said } = node;
  const [only, ...others] = (anyOf ?? allOf ?? []).filter(({ type }) => type !== 'null');
  if (!only || others.length > 0) return node;
  if (anyOf) return { ...said, allOf: [only], nullable: true };
  const meant = replaced.get(only.$ref) ?? only;
  return meant.$ref ? meant : { ...meant, ...said }; // OpenAPI 3.0 has nothing beside a reference
}

/**
 * Generated clients refuse a value that their list of values lacks, and would break at the first one that a later version
 * adds. So they get a text, and its description has the values.
 */
function opened({ enum: values, description = '', ...schema }) {
  return {
    ...schema,
    description: `${description} One of: ${values.join(', ')}; later versions may know more.`.trim(),
  };
}
