import type { Template } from '@keyrack/credential-types';
import { assertSendable, labelOf, mayBeAbsent, missing, valueOf, type Filling } from './filling.js';
import { authorityOf } from './hosts.js';
import { memberOf } from './json-path.js';
import { RecipeError } from './recipe-error.js';

/** Where the values of a template go, and so what they must not contain. */
export type Destination = 'text' | 'header';

/** A `{{place}}` of a template. */
export interface Place {
  input: string;
  filter?: 'base64' | 'host' | 'json';
  /** What the filter `json` picks, as a dotted path. */
  member?: string;
}

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const FILTERED = /^([A-Za-z][A-Za-z0-9_.-]*)(?:\s*\|\s*(?:(base64|host)|json:([A-Za-z0-9_.]+)))?$/;
const TOKEN = 'oauth2.accessToken';
/** What Node takes in a header, and every other server: visible characters, blanks and tabs. */
const HEADER_TEXT = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The literal texts and the places of a template, in their order. */
export function piecesOf(template: Template): (string | Place)[] {
  const pieces: (string | Place)[] = [];
  let end = 0;
  for (const { 0: whole, 1: inside = '', index } of template.matchAll(PLACE)) {
    if (index > end) pieces.push(template.slice(end, index));
    pieces.push(placeOf(inside));
    end = index + whole.length;
  }
  if (end < template.length) pieces.push(template.slice(end));
  return pieces;
}

function placeOf(inside: string): Place {
  const [, input, filter, member] = FILTERED.exec(inside) ?? [];
  // Definitions are checked when they are loaded, so this is a definition that nobody checked.
  if (input === undefined) throw new RecipeError('A template of this type has a place that cannot be read.');
  if (member !== undefined) return { input, filter: 'json', member };
  return filter === 'base64' || filter === 'host' ? { input, filter } : { input };
}

export function placesIn(template: Template): Place[] {
  return piecesOf(template).filter((piece) => typeof piece !== 'string');
}

/** Whether each place of a template has a value. */
export function isGiven(template: Template, filling: Filling): boolean {
  return placesIn(template).every(({ input }) =>
    input === TOKEN ? filling.token !== undefined : valueOf(filling, input) !== undefined,
  );
}

/**
 * What a place stands for; undefined when its optional input is absent.
 * @throws RecipeError when its input is absent and is not optional, or does not hold what the filter asks for
 */
export function fillPlace({ input, filter, member = '' }: Place, filling: Filling): string | undefined {
  if (input === TOKEN) {
    if (filling.token === undefined) throw missing(filling, 'an access token');
    return filling.token;
  }
  const text = valueOf(filling, input);
  if (text === undefined) {
    if (mayBeAbsent(filling, input)) return undefined;
    throw missing(filling, input);
  }
  assertSendable(text, input, filling);
  if (filter === 'base64') return Buffer.from(text).toString('base64');
  if (filter === 'host') return filterHost(text, input, filling);
  return filter === 'json' ? filterJson(text, member, input, filling) : text;
}

function filterHost(text: string, input: string, { type }: Filling): string {
  const authority = authorityOf(text);
  if (authority !== undefined) return authority;
  throw new RecipeError(`${labelOf(type, input)} must be a URL, such as https://host, or a host name.`, input);
}

function filterJson(text: string, member: string, input: string, { type }: Filling): string {
  const label = labelOf(type, input);
  let found: unknown;
  try {
    found = memberOf(JSON.parse(text), member);
  } catch {
    throw new RecipeError(`${label} must be a JSON document.`, input);
  }
  if (typeof found === 'string' && found !== '') return found;
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  throw new RecipeError(`${label} must have a member ${member}.`, input);
}

/**
 * A template with its places filled; undefined when an optional input that it names is absent. Nothing in a value is ever
 * read as a place.
 * @throws RecipeError naming the input that is absent, or holds what the destination cannot carry
 */
export function fillText(template: Template, filling: Filling, where: Destination = 'text'): string | undefined {
  let filled = '';
  for (const piece of piecesOf(template)) {
    const text = typeof piece === 'string' ? piece : fillPlace(piece, filling);
    if (text === undefined) return undefined;
    if (where === 'header' && typeof piece !== 'string') assertHeaderText(text, piece.input, filling);
    filled += text;
  }
  return filled;
}

function assertHeaderText(text: string, input: string, { type }: Filling): void {
  if (HEADER_TEXT.test(text)) return;
  const label = labelOf(type, input);
  const trouble = /[\r\n]/.test(text) ? 'a line break' : 'a character';
  throw new RecipeError(`${label} contains ${trouble} that no HTTP header can carry.`, input);
}

/** Like `fillText`, where nothing can be left out. */
export function fillNeeded(template: Template, filling: Filling, where: Destination = 'text'): string {
  return fillText(template, filling, where) ?? needed(template, filling);
}

/** @throws RecipeError naming the first input of the template that is absent */
export function needed(template: Template, filling: Filling): never {
  const places = placesIn(template);
  const absent = places.find(({ input }) => valueOf(filling, input) === undefined) ?? places[0];
  throw missing(filling, absent?.input ?? 'a value');
}
