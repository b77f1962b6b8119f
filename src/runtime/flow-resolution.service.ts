import { ExpressionError, lookupIn, references, substitute } from '@keyrack/expressions';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/index.js';
import { Problem, problem } from '../platform/index.js';
import { ResolutionService, type Resolved } from './resolution.service.js';

/** A node, as far as it uses credentials: by id, or by an object with an id. */
export interface GivenNode {
  id?: string;
  name?: string;
  parameters: Record<string, unknown>;
  credentials: Record<string, unknown>;
}

export interface ResolvedNode {
  id?: string;
  name?: string;
  parameters: unknown;
}

const MOST_CREDENTIALS = 100;

/** Puts the values of credentials into the parameters of nodes, where their expressions name them. */
@Injectable()
export class FlowResolution {
  constructor(private readonly resolution: ResolutionService) {}

  /**
   * Only the credentials that an expression names are resolved.
   * @throws Problem `invalid` with each expression that cannot be read, or names what is not there; what `resolve` throws
   */
  async resolve(actor: Actor, nodes: readonly GivenNode[]): Promise<ResolvedNode[]> {
    const wanted = nodes.map((node, at) => idsOf(node, at, nodes.length));
    const ids = [...new Set(wanted.flatMap((named) => [...named.values()]))];
    if (ids.length > MOST_CREDENTIALS) {
      throw problem('invalid', { credentials: `The nodes name more than ${MOST_CREDENTIALS} credentials` });
    }
    const found = new Map((await this.resolution.resolveMany(actor, ids)).map((one, at) => [ids[at] ?? '', one]));
    return nodes.map((node, at) => ({
      ...(node.id !== undefined && { id: node.id }),
      ...(node.name !== undefined && { name: node.name }),
      parameters: parametersOf(node, valuesOf(wanted[at] ?? new Map(), found), placeOf(at, nodes.length)),
    }));
  }
}

/** The credentials of a node that expressions ask for, by alias. Without one that the node has, each of them may be meant. */
function idsOf(node: GivenNode, at: number, of: number): Map<string, string> {
  const named = inWords(() => references(node.parameters), placeOf(at, of)).map(({ alias }) => alias);
  if (named.length === 0) return new Map();
  const entries = Object.entries(node.credentials).map(([alias, given]) => {
    const id = typeof given === 'object' && given !== null ? (given as { id?: unknown }).id : given;
    if (typeof id === 'string' && id !== '') return [alias, id] as const;
    throw problem('invalid', {
      [`${placeOf(at, of)}credentials`]: 'each credential must be an id, or an object with an id',
    });
  });
  const isUnclear = named.some((alias) => alias === undefined || !Object.hasOwn(node.credentials, alias));
  return new Map(entries.filter(([alias]) => isUnclear || named.includes(alias)));
}

/** Values by alias, and by every name that a program knows them by. */
function valuesOf(
  named: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, Resolved | Problem>,
): Record<string, Record<string, unknown>> {
  const entries = [...named].map(([alias, id]) => {
    const one = found.get(id);
    if (one === undefined || one instanceof Problem) throw one ?? problem('notFound', 'Credential', id);
    const others = Object.entries(one.aliases).map(([other, name]) => [other, one.values[name]] as const);
    return [alias, Object.fromEntries([...others, ...Object.entries(one.values)])] as const;
  });
  return Object.fromEntries(entries);
}

function parametersOf(
  { parameters }: GivenNode,
  values: Record<string, Record<string, unknown>>,
  place: string,
): unknown {
  return inWords(() => substitute(parameters, lookupIn(values)).value, place);
}

const placeOf = (at: number, of: number): string => (of === 1 ? '' : `nodes.${at}.`);

function inWords<T>(work: () => T, place: string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const findings = error.findings.map(({ path, offset, message }, at) => [
      `${place}parameters${path}#${at + 1}`,
      `${place}parameters${path}, character ${offset + 1}: ${message}`,
    ]);
    throw problem('invalid', Object.fromEntries(findings) as Record<string, string>);
  }
}
