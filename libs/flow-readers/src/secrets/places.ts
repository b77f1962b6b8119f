import { textOf } from '../ids.js';
import { isFields, type Fields, type Trail } from '../trail.js';
import { levelsToNode } from '../workflow.js';
import { isLiteral, isPlaceholder } from './literal.js';
import { isSecretHeader, isSecretName } from './names.js';

const LEAST_BY_NAME = 8;
/** How deep lists of inputs hold lists of inputs. Flowise's hold one. */
const LISTS_IN_LISTS = 3;

/** Knows the places of one definition that secrets stand in, whatever they look like. */
export class SecretPlaces {
  private readonly passwords = new WeakMap<object, Set<string>>();

  /** Why a value is suspected for the place that it stands in; undefined if it is not. */
  suspicion(value: unknown, trail: Trail): string | undefined {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    const text = String(value);
    if (isCredentialData(trail)) return isPlaceholder(text) ? undefined : 'a value of a credential';
    if (typeof value === 'boolean') return undefined;
    const name = nameOf(trail);
    if (this.isPassword(name, trail)) return isLiteral(text, 1) ? 'a password input' : undefined;
    // m9m names a node's credentials as it likes, `apiKey` for one; what it names so is an id.
    return typeof value === 'number' || levelsToNode(trail) === 2 ? undefined : suspicionByName(name, text);
  }

  private isPassword(name: string, trail: Trail): boolean {
    if (trail.key === 'value' && trail.fields?.['type'] === 'password') return true;
    const component = trail.keys.findIndex((key, at) => key === 'inputs' && paramsOf(trail.fieldsOf(at)) !== undefined);
    const params = component < 0 ? undefined : paramsOf(trail.fieldsOf(component));
    return params !== undefined && this.passwordsAmong(params).has(name);
  }

  private passwordsAmong(params: unknown[]): Set<string> {
    const known = this.passwords.get(params) ?? new Set(passwordNames(params));
    this.passwords.set(params, known);
    return known;
  }
}

/** What n8n and m9m put into a node with a credential, if somebody exports it so. */
function isCredentialData({ keys }: Trail): boolean {
  return keys.some((key, at) => key === 'data' && keys[at - 2] === 'credentials');
}

function suspicionByName(name: string, text: string): string | undefined {
  if (isSecretHeader(name)) return isLiteral(text, 1) ? 'a header that authenticates' : undefined;
  return isSecretName(name) && isLiteral(text, LEAST_BY_NAME) ? 'a value that is named like a secret' : undefined;
}

function paramsOf(component: Fields | undefined): unknown[] | undefined {
  const params: unknown = component?.['inputParams'];
  return Array.isArray(params) ? params : undefined;
}

/** The inputs of a Flowise component that its form hides, those in lists of inputs too. */
function passwordNames(params: unknown[], level = 0): string[] {
  return params.filter(isFields).flatMap((param) => {
    const inner: unknown = param['array'];
    const own = param['type'] === 'password' ? textOf(param, 'name') : undefined;
    const inList = Array.isArray(inner) && level < LISTS_IN_LISTS ? passwordNames(inner, level + 1) : [];
    return own === undefined ? inList : [own, ...inList];
  });
}

/**
 * What a value is called: by its key; in a list by the list's; in n8n's and Flowise's pairs `{name, value}` and
 * `{key, value}` by the one beside it; in n8n's `{__rl, value}` by the key of the pair.
 */
function nameOf({ keys, holders }: Trail): string {
  let at = keys.length - 1;
  while (Array.isArray(holders[at])) at--;
  const [key = '', holder] = [keys[at], holders[at]];
  if (key !== 'value' || !isFields(holder)) return key;
  if (holder['__rl'] === true) return keys[at - 1] ?? '';
  return textOf(holder, 'name', 'key') ?? key;
}
