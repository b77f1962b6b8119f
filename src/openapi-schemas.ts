import type { OpenAPIObject } from '@nestjs/swagger';

interface Property {
  type?: string | string[];
  format?: string;
  example?: unknown;
}

const A_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What is one of several things. Routes and DTOs refer to it by name: of a choice without one, clients make something odd. */
const CHOICES = {
  CredentialListDto: {
    description: 'All of them; with `page` and `limit`, one page of them and how many there are.',
    oneOf: [{ type: 'array', items: schemaRef('CredentialDto') }, schemaRef('CredentialPageDto')],
  },
  NamedComponentsDto: {
    description: 'The type; or the types in the order of the names, when there is more than one name.',
    oneOf: [schemaRef('ComponentDto'), { type: 'array', items: schemaRef('ComponentDto') }],
  },
  InputValueDto: {
    description: 'A value as inputs take them.',
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'object', additionalProperties: true },
      { type: 'array', items: {} },
    ],
  },
} as const;

function schemaRef(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

/** Adds the choices, and says of numbers and texts what TypeScript does not: which are whole, and which are times. */
export function sharpenSchemas(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, { properties?: Record<string, Property> }>;
  for (const { properties = {} } of Object.values(schemas)) Object.values(properties).forEach(sharpen);
  document.components = { ...document.components, schemas: { ...schemas, ...CHOICES } as never };
}

function sharpen(property: Property): void {
  const types = [property.type].flat();
  // Counts, sizes and versions. What can be a fraction says so itself, with the format `double`.
  if (types.includes('number') && property.format === undefined) {
    property.type = Array.isArray(property.type) ? property.type.map(whole) : 'integer';
  }
  // All times are told in UTC, and every one has an example.
  const isTime = types.includes('string') && A_TIME.test(String(property.example));
  if (isTime) property.format ??= 'date-time';
}

const whole = (type: string): string => (type === 'number' ? 'integer' : type);
