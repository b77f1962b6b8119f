import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

const METHODS = ['get', 'post', 'put', 'delete'];
const AN_ID = '019a9f3c-0000-7000-8000-000000000005';
/** Values of parameters that are no ids, and of bodies that are no JSON. */
const VALUES = { name: 'openAIApi', version: '1' };
const LINES = `${JSON.stringify({ id: 'support-bot', name: 'Support bot', definition: { nodes: [] } })}\n`;

/** The page with an example of each operation, as the document in openapi/ has them. */
export async function operationsPage() {
  const document = JSON.parse(await readFile('./openapi/openapi.json', 'utf8'));
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ path, method, ...item[method] })),
  );
  const sections = document.tags.map(({ name, description }) => {
    const own = operations.filter(({ tags }) => tags.includes(name));
    return `## ${name}\n\n${description}\n\n${own.map(describe).join('\n')}`;
  });
  const text = `${HEAD}\n${sections.join('\n')}`;
  const filepath = 'libs/client/OPERATIONS.md';
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

const HEAD = `# Operations

Generated from the OpenAPI document. Every operation is a method of \`Keyrack\`, with an example here; values are made up.
[README.md](README.md) has what they all have in common: errors, time-outs, retries and how \`keyrack\` is made.
`;

function describe(operation) {
  const { operationId, summary, description, method, path } = operation;
  const answer = answerOf(operation);
  const code = `${answer ? 'const answer = ' : ''}await keyrack.${operationId}(${optionsOf(operation)});`;
  const lines = [
    `### ${operationId}`,
    [summary, description].filter(Boolean).join('\n\n'),
    `\`${method.toUpperCase()} ${path}\`${answer && `, which answers with ${answer}`}`,
    `\`\`\`ts\n${code}\n\`\`\``,
    listQuery(operation),
  ];
  return `${lines.filter(Boolean).join('\n\n')}\n`;
}

function optionsOf({ parameters = [], requestBody }) {
  const options = {
    path: valuesOf(parameters, 'path'),
    query: valuesOf(parameters, 'query'),
    body: bodyOf(requestBody),
  };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return given.length > 0 ? JSON.stringify(Object.fromEntries(given)) : '';
}

/** All that must be given, and what the document has an example of. */
function valuesOf(parameters, place) {
  const values = parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, required, example, schema }) => [
      name,
      example ?? schema.example ?? (required ? valueOf(name) : undefined),
    ])
    .filter(([, value]) => value !== undefined);
  return values.length > 0 ? Object.fromEntries(values) : undefined;
}

const valueOf = (name) => VALUES[name] ?? AN_ID;

function bodyOf(requestBody) {
  const [[type, content] = []] = Object.entries(requestBody?.content ?? {});
  if (type === undefined) return undefined;
  return content.example ?? content.schema.example ?? LINES;
}

/** What the promise holds, in words; '' for nothing. */
function answerOf({ responses }) {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const schemas = good.flatMap(([, { content = {} }]) =>
    Object.values(content)
      .slice(0, 1)
      .map(({ schema }) => schema),
  );
  return schemas.map(typeOf).join(' or ');
}

function typeOf({ $ref, oneOf, type, items, format }) {
  if ($ref) return `\`${$ref.split('/').at(-1)}\``;
  if (oneOf) return oneOf.map(typeOf).join(' or ');
  if (items) return `a list of ${typeOf(items)}`;
  if (format === 'binary') return 'a `Blob`';
  return type === 'string' ? 'a text' : 'an object';
}

function listQuery({ parameters = [] }) {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  return query.map(({ name, description }) => `- \`query.${name}\`${description ? `: ${description}` : ''}`).join('\n');
}
