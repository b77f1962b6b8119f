import type { CredentialType, HttpTest, Template } from '@keyrack/credential-types';
import { labelOf, type Filling, type Values } from './filling.js';
import { injectInto } from './injection.js';
import { setQuery, type Circumstances, type Draft, type RecipeRequest } from './draft.js';
import { RecipeError } from './recipe-error.js';
import { fillText, needed, placesIn } from './template.js';
import { fillUrl } from './url-template.js';

/**
 * The request that tests a credential of this type, with everything that proves who sends it. It is not sent anywhere.
 * @throws RecipeError when the type is not tested by a request, or the values do not give one
 */
export async function requestOf(
  type: CredentialType,
  values: Values,
  { token, now }: Circumstances,
): Promise<RecipeRequest> {
  const { test } = type;
  if ('untestable' in test) throw new RecipeError(`${type.label} cannot be tested. ${test.untestable}`);
  if (!('method' in test))
    throw new RecipeError(`${type.label} is not tested by an HTTP request, but by ${test.protocol}.`);
  const filling: Filling = { type, values, ...(token !== undefined && { token }) };
  return injectInto(draftOf(test, filling), filling, now);
}

function draftOf(test: HttpTest, filling: Filling): Draft {
  const url = urlOf(test.url, filling);
  for (const [name, template] of Object.entries(test.query ?? {})) {
    const value = fillText(template, filling);
    if (value !== undefined) setQuery(url, name, value);
  }
  const content = contentOf(test, filling);
  const headers = new Map<string, string>();
  if (content) headers.set('content-type', content.type);
  for (const [name, template] of Object.entries(test.headers ?? {})) {
    const value = fillText(template, filling, 'header');
    if (value !== undefined) headers.set(name.toLowerCase(), value);
  }
  return { method: test.method, url, headers, ...(content && { body: content.body }) };
}

/**
 * The URL of a template that cannot be left out.
 * @throws RecipeError when it is no http or https URL
 */
export function urlOf(template: Template, filling: Filling): URL {
  const filled = fillUrl(template, filling) ?? needed(template, filling);
  const input = placesIn(template)[0]?.input;
  const isWeb = URL.canParse(filled) && /^https?:$/.test(new URL(filled).protocol);
  if (isWeb) return new URL(filled);
  const subject = input === undefined ? `The URL of ${filling.type.label}` : labelOf(filling.type, input);
  throw new RecipeError(`${subject} must give a URL that begins with https:// or http://.`, input);
}

function contentOf({ json, form }: HttpTest, filling: Filling): { type: string; body: string } | undefined {
  if (json !== undefined) return { type: 'application/json', body: JSON.stringify(fillJson(json, filling)) };
  if (form === undefined) return undefined;
  const fields = Object.entries(form).flatMap(([name, template]): [string, string][] => {
    const value = fillText(template, filling);
    return value === undefined ? [] : [[name, value]];
  });
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

/** A JSON value whose texts are templates. Members whose optional input is absent are left out. */
function fillJson(value: unknown, filling: Filling): unknown {
  if (typeof value === 'string') return fillText(value, filling);
  if (Array.isArray(value)) return value.map((item) => fillJson(item, filling)).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fillJson(member, filling)]));
}
