import type { Template } from '@keyrack/credential-types';
import { labelOf, type Filling } from './filling.js';
import { RecipeError } from './recipe-error.js';
import { fillPlace, piecesOf } from './template.js';

/** Where in a URL a place stands. Judged by the template alone, so that no value can move it. */
type Position = 'whole' | 'base' | 'scheme' | 'authority' | 'host' | 'rest';

const WHOLE_URL = /^[a-z][a-z0-9+.-]*:\/\/[^\s\\\p{Cc}]+$/iu;
const HOST_PART = /^[\p{L}\p{M}\p{N}._-]+$/u;
const AUTHORITY = /^(?:[\p{L}\p{M}\p{N}._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu;

/** A URL template with its places filled; undefined when an optional input that it names is absent. */
export function fillUrl(template: Template, filling: Filling): string | undefined {
  const pieces = piecesOf(template);
  const skeleton = pieces.map((piece) => (typeof piece === 'string' ? piece : 'x'));
  let url = '';
  for (const [index, piece] of pieces.entries()) {
    const text = typeof piece === 'string' ? piece : fillPlace(piece, filling);
    if (text === undefined) return undefined;
    if (typeof piece === 'string') url += text;
    else {
      const position = positionOf(skeleton.slice(0, index).join(''), skeleton.slice(index + 1).join(''));
      const complaint = complaintOf(text, position);
      if (complaint) throw new RecipeError(`${labelOf(filling.type, piece.input)} ${complaint}`, piece.input);
      url += put(text, position);
    }
  }
  return url;
}

function positionOf(before: string, after: string): Position {
  if (before === '' && after.startsWith('://')) return 'scheme';
  if (before === '') return after === '' ? 'whole' : 'base';
  const isBehindHost = /[/?#]/.test(before.replace(/^[^/?#]*:\/\//, ''));
  if (isBehindHost || /^[^/?#]*@/.test(after)) return 'rest';
  return before.endsWith('://') && /^(?:$|[/?#])/.test(after) ? 'authority' : 'host';
}

/** What is wrong with a value at its position, as the end of a sentence that begins with the input. */
function complaintOf(text: string, position: Position): string | undefined {
  switch (position) {
    case 'whole':
    case 'base':
      if (!WHOLE_URL.test(text)) return 'must be a URL with its scheme, such as https://host, and without spaces.';
      return position === 'base' && /[?#]/.test(text) ? 'must be a URL without ? and #.' : undefined;
    case 'scheme':
      return /^https?$/i.test(text) ? undefined : 'must be http or https.';
    case 'authority':
      return AUTHORITY.test(text) ? undefined : 'must be a host name, or host:port, and nothing else.';
    case 'host':
      return HOST_PART.test(text) ? undefined : 'is a part of a host name: letters, digits, - and dots.';
    case 'rest':
      // The one text that a path cannot hold, however it is encoded.
      return text === '.' || text === '..' ? 'must not be a dot or two.' : undefined;
  }
}

function put(text: string, position: Position): string {
  if (position === 'base') return withoutTrailingSlashes(text);
  return position === 'rest' ? encodeURIComponent(text) : text;
}

function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
