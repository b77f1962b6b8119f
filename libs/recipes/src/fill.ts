import type { Template } from '@keyrack/credential-types';
import type { Filling } from './filling.js';
import { fillText } from './template.js';
import { fillUrl } from './url-template.js';

/**
 * A template with its places filled, filters applied; undefined when an optional input that it names is absent. In a `url`,
 * values are percent-encoded in path and query, a host takes only what a host may hold, and a URL that a place begins
 * loses its trailing slash there, if anything follows. A `header` takes no line breaks.
 * @throws RecipeError naming the input that is absent though it is required, or that does not fit
 */
export function fill(template: Template, filling: Filling, where: 'text' | 'header' | 'url'): string | undefined {
  return where === 'url' ? fillUrl(template, filling) : fillText(template, filling, where);
}
