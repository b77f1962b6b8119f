import { isFragment, isIdentifier, isRaster, isSafeValue, referencesIn, safeDeclarations } from './values.js';
import { ATTRIBUTES, PROPERTIES, REFERRING, SPOKEN } from './vocabulary.js';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const VIEW_BOX = /^\s*(?:-?[\d.]{1,24}[\s,]+){2}(?=[\d.]*[1-9])[\d.]{1,24}[\s,]+(?=[\d.]*[1-9])[\d.]{1,24}\s*$/;
const LENGTH = /^\s*(?=[\d.]*[1-9])([\d.]{1,24})(?:px)?\s*$/;

export type Attributes = ReadonlyMap<string, string>;

/** The attributes that an element keeps. */
export function attributesOf(element: string, given: Attributes): Attributes {
  const all = [...given].filter(([name]) => name !== 'href' && name !== 'xlink:href');
  const kept = all.map(([name, value]) => [name, safeAttribute(name, value)] as const);
  const href = safeHref(element, given.get('href') ?? given.get('xlink:href') ?? '');
  return new Map([...kept, ['href', href] as const].filter(([, value]) => value !== ''));
}

/**
 * The attributes of the picture as a whole: a `viewBox` and no size, so that it fills whatever place it is given.
 * Undefined if it is no SVG.
 */
export function rootAttributesOf(element: string, given: Attributes, defaults: Attributes): Attributes | undefined {
  if (element !== 'svg' || (given.get('xmlns') ?? NAMESPACE) !== NAMESPACE) return undefined;
  const kept = new Map([['xmlns', NAMESPACE], ...defaults, ...attributesOf(element, given)]);
  for (const name of ['width', 'height', 'viewBox']) kept.delete(name);
  const viewBox = viewBoxOf(given);
  return viewBox === undefined ? kept : kept.set('viewBox', viewBox);
}

/** By what names an element calls for other parts of the picture: references, and `{selector` for rules of the style sheet. */
export function callsOf(element: string, kept: Attributes): string[] {
  const href = kept.get('href') ?? '';
  const references = [...kept.values()].flatMap(referencesIn).map((id) => `#${id}`);
  const classes = (kept.get('class') ?? '').split(' ').map((name) => `.${name}`);
  const selectors = ['*', element, ...classes, `#${kept.get('id') ?? ''}`];
  return [...references, ...(href.startsWith('#') ? [href] : []), ...selectors.map((selector) => `{${selector}`)];
}

/** The value as it may stay, or empty. */
function safeAttribute(name: string, value: string): string {
  if (name === 'id') return isIdentifier(value) ? value : '';
  if (name === 'class') return value.split(/\s+/).filter(isIdentifier).join(' ');
  if (name === 'style') return safeDeclarations(value);
  if (SPOKEN.has(name)) return value;
  return (ATTRIBUTES.has(name) || PROPERTIES.has(name)) && isSafeValue(value) ? value : '';
}

function safeHref(element: string, href: string): string {
  if (REFERRING.has(element)) return isFragment(href) ? href : '';
  const unbroken = href.replaceAll(/[\t\n\r ]/g, '');
  return element === 'image' && isRaster(unbroken) ? unbroken : '';
}

function viewBoxOf(given: Attributes): string | undefined {
  const viewBox = given.get('viewBox') ?? '';
  if (VIEW_BOX.test(viewBox)) return viewBox;
  const [width, height] = ['width', 'height'].map((name) => LENGTH.exec(given.get(name) ?? '')?.[1]);
  return width && height ? `0 0 ${width} ${height}` : undefined;
}
