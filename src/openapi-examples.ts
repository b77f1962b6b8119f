import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  type?: string | string[];
  example?: unknown;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Content {
  schema?: Schema;
  example?: unknown;
}

const AN_ID = '019a9f3c-0000-7000-8000-000000000001';

/** Gives every JSON body of the document an example, put together from the examples of its properties. */
export function addExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  visit(document.paths, (content) => {
    if (content.schema && content.example === undefined) content.example = exampleOf(content.schema, schemas, '');
  });
}

/** Calls back with each `application/json` that lies anywhere in a tree. */
function visit(node: unknown, onJson: (content: Content) => void): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'application/json') onJson(value as Content);
    else visit(value, onJson);
  }
}

function exampleOf(schema: Schema, schemas: Record<string, Schema>, name: string): unknown {
  if (schema.example !== undefined) return schema.example;
  const [choice] = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  const known = schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? choice;
  if (known) return exampleOf(known, schemas, name);
  if (schema.enum) return schema.enum[0];
  if (schema.items) return [exampleOf(schema.items, schemas, name)];
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, property]) => [key, exampleOf(property, schemas, key)]),
    );
  }
  return plainExample(schema, name);
}

function plainExample({ type }: Schema, name: string): unknown {
  const types = [type].flat();
  if (types.includes('null')) return null;
  if (types.includes('boolean')) return false;
  if (types.includes('number') || types.includes('integer')) return 1;
  if (types.includes('object')) return {};
  return /id$/i.test(name) ? AN_ID : '';
}
