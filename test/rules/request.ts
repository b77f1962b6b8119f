import { randomBytes } from 'node:crypto';
import type { Answer, Client } from '../support/client.js';
import type { Operation } from './operations.js';

/** What the id in a request is the id of. A `neighbour` is a second workspace of the same organization. */
export type Kind =
  | 'organization'
  | 'workspace'
  | 'neighbour'
  | 'user'
  | 'invitation'
  | 'role'
  | 'key'
  | 'credential'
  | 'flow'
  | 'webhook'
  | 'delivery'
  | 'identityProvider'
  | 'session'
  | 'connectSession'
  | 'auditEntry';

/** An id in a request that others can be put in the place of. */
export class RowId {
  constructor(
    readonly kind: Kind,
    readonly id: string,
  ) {}
}

type Value = string | RowId;

/** What is sent to an operation. */
export interface Request {
  path?: Record<string, Value>;
  query?: Record<string, Value>;
  body?: Record<string, unknown>;
  /** A body that is no JSON document, with its media type. */
  text?: { type: string; content: string };
}

/** Where in a request an id stands, such as `body.workspaceIds.0`. */
export type Place = string;

/** The places of all ids in a request. */
export function placesOf(request: Request): Place[] {
  const places: Place[] = [];
  replace(request, '', (id, place) => {
    places.push(place);
    return id.id;
  });
  return places;
}

/** A request with other ids in some places; those in the others stay. */
export function withIds(request: Request, places: readonly Place[], other: (id: RowId) => string): Request {
  return replace(request, '', (id, place) => (places.includes(place) ? other(id) : id.id)) as Request;
}

/** Sends a request to an operation. */
export function send(
  client: Client,
  operation: Pick<Operation, 'method' | 'path'>,
  request: Request,
  headers: Record<string, string> = {},
): Promise<Answer<unknown>> {
  const { body } = plain(request);
  const { text } = request;
  const type: Record<string, string> = text ? { 'content-type': text.type } : {};
  return client.call(operation.method, pathOf(operation, request), text?.content ?? body, { ...type, ...headers });
}

/** The path of a request with its query. */
export function pathOf({ path: template }: Pick<Operation, 'path'>, request: Request): string {
  const { path = {}, query = {} } = plain(request);
  const filled = template.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(path[name] ?? ''));
  return Object.keys(query).length > 0 ? `${filled}?${new URLSearchParams(query).toString()}` : filled;
}

function plain(request: Request): Record<string, Record<string, string>> {
  return withIds(request, [], ({ id }) => id) as Record<string, Record<string, string>>;
}

/** An id that no row has, as near to this one as can be: it sorts alike. */
export function twinOf(id: string): string {
  return id.slice(0, -12) + randomBytes(6).toString('hex');
}

/** An answer without what differs from one call to the next: its own id, the ids that were sent, the ends of an id in a sentence, last uses. */
export function comparable({ status, text }: Answer<unknown>, sent: Request = {}): string {
  const ids = Object.values(sent).flatMap((part) => JSON.stringify(part).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []); // prettier-ignore
  const plain = ids
    .reduce((answer, id) => answer.replaceAll(id, '…'), text)
    .replace(/"requestId":"[^"]*"/g, '"requestId":"…"')
    .replace(/"lastUsedAt":("[^"]*"|null)/g, '"lastUsedAt":"…"')
    .replace(/ [0-9a-f]{8}…[0-9a-f]{6}/g, ' …');
  return `${status} ${plain}`;
}

function replace(value: unknown, place: Place, other: (id: RowId, place: Place) => string): unknown {
  const inside = (key: string): Place => (place === '' ? key : `${place}.${key}`);
  if (value instanceof RowId) return other(value, place);
  if (Array.isArray(value)) return value.map((part, index) => replace(part, inside(String(index)), other));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part, inside(key), other)]));
}
