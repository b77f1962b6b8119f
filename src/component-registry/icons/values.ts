import { FUNCTIONS, PROPERTIES } from './vocabulary.js';

// Every expression here is linear in its input: the lengths that could multiply are bounded.
const NAME = '[\\p{L}\\p{N}_.:-]+';
const IDENTIFIER = new RegExp(`^${NAME}$`, 'u');
const FRAGMENT = new RegExp(`^#${NAME}$`, 'u');
const REFERENCE = new RegExp(`\\burl\\(\\s*(["']?)#(${NAME})\\1\\s*\\)`, 'giu');
const CALL = /(?<=([-\w]{0,24})\s{0,4})\(/g;
const RASTER = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/;
const SELECTOR = /^(?:[.#]?[A-Za-z_][\w-]*|\*)$/;
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it may stand in XML, in an element or between double quotes. */
export function escaped(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
}

/** Whether every character may occur in XML. */
export function isXmlText(text: string): boolean {
  return text.search(NOT_XML) === -1;
}

/** A value that calls nothing but known functions and refers to nothing outside. Browsers read such values as CSS, escapes included. */
export function isSafeValue(value: string): boolean {
  const rest = value.replace(REFERENCE, ' ');
  if (/[\\<>@{};]|\/\*/.test(rest)) return false;
  return [...rest.matchAll(CALL)].every(([, name = '']) => FUNCTIONS.has(name.toLowerCase()));
}

/** The ids that `url(#id)` names in a value. */
export function referencesIn(value: string): string[] {
  return [...value.matchAll(REFERENCE)].map(([, , id = '']) => id);
}

export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** `#id` and nothing else. */
export function isFragment(href: string): boolean {
  return FRAGMENT.test(href);
}

/** A picture of dots inside the URL, as base64 without white space. */
export function isRaster(href: string): boolean {
  return RASTER.test(href);
}

/** The harmless declarations of a style, in their order. */
export function safeDeclarations(style: string): string {
  const declarations = style.split(';').map((declaration) => {
    const colon = declaration.indexOf(':');
    return [
      declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase(),
      declaration.slice(colon + 1).trim(),
    ] as const;
  });
  const safe = declarations.filter(([name, value]) => PROPERTIES.has(name) && isSafeValue(value));
  return safe.map((declaration) => declaration.join(':')).join(';');
}

/** The selectors, each a class, an id, an element or `*`, and what they declare. */
export interface Rule {
  selectors: string[];
  declarations: string;
}

/** The harmless rules of a style sheet. None if it holds an escape, an at-rule or markup. */
export function safeRules(sheet: string): Rule[] {
  if (/[@\\<]/.test(sheet)) return [];
  const rules = withoutComments(sheet).split('}').map(ruleOf);
  return rules.filter(({ selectors, declarations }) => selectors.length > 0 && declarations !== '');
}

function ruleOf(text: string): Rule {
  const [selectors = '', declarations = ''] = text.split('{');
  const simple = selectors.split(',').map((selector) => selector.trim()).filter((selector) => SELECTOR.test(selector)); // prettier-ignore
  return { selectors: simple, declarations: safeDeclarations(declarations) };
}

function withoutComments(sheet: string): string {
  const [before = '', ...comments] = sheet.split('/*');
  return [before, ...comments.map((comment) => comment.split('*/').slice(1).join('*/'))].join(' ');
}
