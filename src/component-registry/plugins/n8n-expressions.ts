/**
 * n8n writes a text that begins with `=` as a JavaScript template. These translate the ones that only put values in
 * their places to Keyrack's `{{input}}`. Nothing is evaluated; what is more than that is not translated.
 */

/** `$credentials.x`, `$credentials?.x`, `$credentials["x"]`, and the same with `$self`. */
const VALUE = String.raw`\$(?:credentials|self)(?:\??\.|\??\[["'])([\w-]+)(?:["']\])?`;
/** A trailing slash taken off. Keyrack does so wherever a place begins a URL. */
const WITHOUT_SLASH = String.raw`(?:\.trim\(\)|\??\.replace\((?:\/\\\/\+?\$\/|new RegExp\(["']\/\$["']\)), ?["']{2}\))*`;
const TEXT = String.raw`["']([^"'\\]*)["']`;

const PLAIN = new RegExp(`^${VALUE}${WITHOUT_SLASH}$`);
/** `"Token " + $credentials.x` and `$credentials.x + "/api"` */
const TEXT_AND_VALUE = new RegExp(String.raw`^(?:${TEXT} \+ )?${VALUE}${WITHOUT_SLASH}(?: \+ ${TEXT})?$`);

/** A Keyrack template, or undefined for an expression that does more than to put values in their places. */
export function templateOf(text: unknown): string | undefined {
  if (typeof text === 'number' || typeof text === 'boolean') return String(text);
  if (typeof text !== 'string') return undefined;
  if (!text.startsWith('=')) return text;
  const parts = text.slice(1).split(/(\{\{[^]*?\}\})/);
  const translated = parts.map((part) => (part.startsWith('{{') ? placeOf(part.slice(2, -2).trim()) : part));
  return translated.every((part) => part !== undefined) ? translated.join('') : undefined;
}

function placeOf(expression: string): string | undefined {
  const plain = PLAIN.exec(expression)?.[1];
  if (plain !== undefined) return `{{${plain}}}`;
  const [all, before = '', name, after = ''] = TEXT_AND_VALUE.exec(expression) ?? [];
  return all === undefined || name === undefined ? undefined : `${before}{{${name}}}${after}`;
}

/** Templates for each member of an object; undefined when one of them cannot be translated. */
export function templatesOf(given: Readonly<Record<string, unknown>>): Record<string, string> | undefined {
  const entries: [string, string][] = [];
  for (const [name, text] of Object.entries(given)) {
    const [key, template] = [templateOf(name), templateOf(text)];
    if (key === undefined || template === undefined) return undefined;
    entries.push([key, template]);
  }
  return Object.fromEntries(entries);
}
