import {
  parse,
  type AnyNode,
  type Expression,
  type Identifier,
  type Literal,
  type Program,
  type TemplateLiteral,
} from 'acorn';

/** Values that a program text spells out. */
type Constants = Map<string, unknown>;

/**
 * What the constructor of the one class in a CommonJS file assigns to `this`, read from the text: nothing of it is run.
 * Understood are literals, lists, objects, constants of the same file, `+` between texts, and `join` of a list.
 * @throws TypeError naming the line of what is more than that
 */
export function assignmentsOf(source: string): Record<string, unknown> {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'script', locations: true });
  const constants = constantsOf(program);
  const assigned = new Map<string, unknown>();
  for (const { name, value } of constructorOf(program)) assigned.set(name, valueOf(value, constants));
  return Object.fromEntries(assigned);
}

function constantsOf(program: Program): Constants {
  const constants: Constants = new Map();
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && init) constants.set(id.name, valueOf(init, constants));
    }
  }
  return constants;
}

function constructorOf(program: Program): { name: string; value: Expression }[] {
  const [found, ...others] = program.body.filter((node) => node.type === 'ClassDeclaration');
  if (!found || others.length > 0) throw new TypeError('the file must hold exactly one class');
  const body = found.body.body.find((node) => node.type === 'MethodDefinition' && node.kind === 'constructor');
  if (body?.type !== 'MethodDefinition' || !body.value.body) throw new TypeError('the class has no constructor');
  return body.value.body.body.map((statement) => {
    const expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (expression?.type !== 'AssignmentExpression' || expression.operator !== '=') throw tooMuch(statement);
    const { left, right } = expression;
    const isField = left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && !left.computed;
    if (!isField || left.property.type !== 'Identifier') throw tooMuch(statement);
    return { name: left.property.name, value: right };
  });
}

function valueOf(node: AnyNode, constants: Constants): unknown {
  if (node.type === 'Literal') return literal(node);
  if (node.type === 'TemplateLiteral') return plainTemplate(node);
  if (node.type === 'ArrayExpression') return node.elements.map((each) => (each ? valueOf(each, constants) : null));
  if (node.type === 'ObjectExpression') {
    return Object.fromEntries(node.properties.map((property) => entryOf(property, constants)));
  }
  if (node.type === 'Identifier') return named(node, constants);
  if (node.type === 'UnaryExpression') return negated(node, valueOf(node.argument, constants));
  if (node.type === 'BinaryExpression') {
    return sum(node, valueOf(node.left, constants), valueOf(node.right, constants));
  }
  if (node.type === 'CallExpression') return joined(node, constants);
  throw tooMuch(node);
}

function literal(node: Literal): unknown {
  if (node.regex || node.bigint) throw tooMuch(node);
  return node.value;
}

function plainTemplate(node: TemplateLiteral): string {
  if (node.expressions.length > 0) throw tooMuch(node);
  return node.quasis.map(({ value }) => value.cooked ?? '').join('');
}

function named(node: Identifier, constants: Constants): unknown {
  if (node.name !== 'undefined' && !constants.has(node.name)) throw tooMuch(node);
  return constants.get(node.name);
}

function entryOf(node: AnyNode, constants: Constants): [string, unknown] {
  if (node.type !== 'Property' || node.kind !== 'init' || node.computed || node.method) throw tooMuch(node);
  const { key } = node;
  if (key.type === 'Identifier') return [key.name, valueOf(node.value, constants)];
  if (key.type === 'Literal') return [String(key.value), valueOf(node.value, constants)];
  throw tooMuch(node);
}

function negated(node: AnyNode & { operator?: string }, value: unknown): unknown {
  if (node.operator === '-' && typeof value === 'number') return -value;
  if (node.operator === '!') return !value;
  throw tooMuch(node);
}

function sum(node: AnyNode & { operator?: string }, left: unknown, right: unknown): string {
  if (node.operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  throw tooMuch(node);
}

/** `list.join(' ')` */
function joined(node: AnyNode & { type: 'CallExpression' }, constants: Constants): string {
  const { callee, arguments: given } = node;
  const isJoin = callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier';
  if (!isJoin || callee.property.type !== 'Identifier' || callee.property.name !== 'join') throw tooMuch(node);
  const list = valueOf(callee.object, constants);
  const [separator = ','] = given.map((each) => valueOf(each, constants));
  if (!Array.isArray(list) || typeof separator !== 'string') throw tooMuch(node);
  return list.join(separator);
}

function tooMuch({ type, loc }: AnyNode): TypeError {
  return new TypeError(`line ${loc?.start.line ?? '?'} is more than a value that is spelled out (${type})`);
}
