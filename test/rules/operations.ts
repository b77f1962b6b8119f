import { readFileSync } from 'node:fs';

/** One operation of the API, as the OpenAPI document describes it. */
export interface Operation {
  /** As cases name it: `PUT /credentials/{id}`. */
  name: string;
  method: string;
  /** Without the prefix, with `{names}` in it. */
  path: string;
  isPublic: boolean;
  /** The status of its success; of several, that of having nothing more to say. */
  success: number;
  pathParameters: string[];
  queryParameters: string[];
  /** The fields of its body; undefined when it takes none. */
  fields: string[] | undefined;
}

interface Schema {
  properties?: Record<string, unknown>;
}

interface Described {
  security?: unknown[];
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  responses: Record<string, unknown>;
}

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

const PREFIX = '/api/v1';
const document = JSON.parse(readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8')) as Document;

/** Every operation there is, in the order of the document. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) =>
    operation(path.startsWith(PREFIX) ? path.slice(PREFIX.length) : path, method, described),
  ),
);

/** Every name that a field of an answer or of a request has anywhere. */
export const fieldNames: readonly string[] = [
  ...new Set(Object.values(document.components.schemas).flatMap(({ properties = {} }) => Object.keys(properties))),
];

function operation(path: string, method: string, described: Described): Operation {
  const parameters = (where: string): string[] =>
    (described.parameters ?? []).filter((parameter) => parameter.in === where).map(({ name }) => name);
  return {
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    isPublic: described.security?.length === 0,
    success: Number(Object.keys(described.responses).findLast((status) => /^2|^303$/.test(status))),
    pathParameters: parameters('path'),
    queryParameters: parameters('query'),
    fields: fieldsOf(described),
  };
}

function fieldsOf({ requestBody }: Described): string[] | undefined {
  const [content] = Object.values(requestBody?.content ?? {});
  const name = content?.schema.$ref?.split('/').at(-1);
  if (name === undefined) return undefined; // no JSON document
  return content && Object.keys(document.components.schemas[name]?.properties ?? {});
}
