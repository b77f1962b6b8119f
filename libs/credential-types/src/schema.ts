import { ENVIRONMENT_REFERENCE, URL_SHAPE } from './check-value.js';
import type { Condition, CredentialType, Input, NumberInput } from './format.js';

/** A JSON Schema, 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const REFERENCE: JsonSchema = {
  type: 'string',
  pattern: ENVIRONMENT_REFERENCE.source,
  description: 'A reference to a variable of the environment: {{NAME}}',
};

/** What values of a type look like under the names that the type declares. Other dialects' names are not in it. */
export function schemaOf(type: CredentialType): JsonSchema {
  const { name, label, description, inputs, open, oneOf = [], example } = type;
  const rules = [...contracts(type), ...conditions(inputs), ...oneOf.map(anyOfThese)];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:keyrack:credential-type:${name}:${type.version}`,
    title: label,
    description,
    type: 'object',
    properties: Object.fromEntries(inputs.map((input) => [input.name, schemaOfInput(input)])),
    ...(open ? { additionalProperties: { type: 'string', writeOnly: true }, minProperties: 1 } : { additionalProperties: false }), // prettier-ignore
    ...(rules.length > 0 && { allOf: rules }),
    examples: [example],
  };
}

function schemaOfInput(input: Input): JsonSchema {
  const { label, description, default: standing } = input;
  return {
    title: label,
    ...(description !== undefined && { description }),
    ...kindOf(input),
    ...(standing !== undefined && { default: input.type === 'number' ? Number(standing) : standing }),
  };
}

function kindOf(input: Input): JsonSchema {
  const emptiness = input.optional || input.default !== undefined || input.show || input.hide ? {} : { minLength: 1 };
  switch (input.type) {
    case 'password':
      return { type: 'string', ...emptiness, writeOnly: true };
    case 'string':
      return { type: 'string', ...emptiness };
    case 'url':
      return { type: 'string', pattern: `^$|${URL_SHAPE.source}|${ENVIRONMENT_REFERENCE.source}`, ...emptiness };
    case 'number':
      return { anyOf: [numberOf(input), REFERENCE] };
    case 'boolean':
      return { type: 'boolean' };
    case 'options': {
      const values = input.options.map(({ name, label }) => ({ const: name, title: label }));
      return { anyOf: [{ oneOf: values }, REFERENCE] };
    }
    case 'json':
      return { anyOf: [{ type: ['object', 'array'] }, { type: 'string', contentMediaType: 'application/json' }] };
  }
}

function numberOf({ integer, minimum, maximum }: NumberInput): JsonSchema {
  return {
    type: integer ? 'integer' : 'number',
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

const isAsked = ({ optional, type, default: standing }: Input): boolean =>
  !optional && type !== 'boolean' && standing === undefined;

const isConditional = ({ show, hide }: Input): boolean => show !== undefined || hide !== undefined;

/** What must be there: by the type's own contract, or by one of those of other dialects. */
function contracts({ inputs, dialects = {} }: CredentialType): JsonSchema[] {
  const asked = inputs.filter((input) => isAsked(input) && !isConditional(input)).map(({ name }) => name);
  if (asked.length === 0) return [];
  const required = new Set(inputs.filter(({ optional }) => !optional).map(({ name }) => name));
  const others = Object.values(dialects).flatMap((words) => {
    const names = [...new Set(Object.values(words))];
    const telling = names.filter((name) => !required.has(name));
    const contract = { propertyNames: { enum: names }, required: asked.filter((name) => names.includes(name)) };
    return telling.length > 0 ? [{ ...contract, ...anyOfThese(telling) }] : [];
  });
  return others.length > 0 ? [{ anyOf: [{ required: asked }, ...others] }] : [{ required: asked }];
}

function anyOfThese(names: readonly string[]): JsonSchema {
  return { anyOf: names.map((name) => ({ required: [name], properties: { [name]: { not: { const: '' } } } })) };
}

/** Inputs that are required only while others have certain values. */
function conditions(inputs: readonly Input[]): JsonSchema[] {
  return inputs
    .filter((input) => isAsked(input) && isConditional(input))
    .map(({ name, show = {}, hide = {} }) => ({
      if: { allOf: [holds(inputs, show, 'allOf'), { not: holds(inputs, hide, 'anyOf') }] },
      then: { required: [name], properties: { [name]: { not: { const: '' } } } },
    }));
}

function holds(inputs: readonly Input[], condition: Condition, how: 'allOf' | 'anyOf'): JsonSchema {
  const each = Object.entries(condition).map(([name, values]) => {
    const input = inputs.find((candidate) => candidate.name === name);
    const isStanding = values.includes((input?.default ?? false) as string | number | boolean);
    return {
      properties: { [name]: { enum: isStanding ? [...values, ''] : values } },
      ...(!isStanding && { required: [name] }),
    };
  });
  if (each.length > 0) return { [how]: each };
  return how === 'allOf' ? {} : { not: {} };
}
