import { Parser } from 'htmlparser2';
import { expect } from 'vitest';

const START = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"';
export const PATH = '<path d="M1 1h7v7z"/>';
/** A small drawing, with a part in it that is to be judged. */
export const drawing = (inside: string): string => `${START}>${inside}${PATH}</svg>`;

interface Element {
  name: string;
  attributes: Record<string, string>;
}

export function elementsOf(text: string, xmlMode = true): Element[] {
  const elements: Element[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => elements.push({ name, attributes }) }, { xmlMode });
  parser.end(text);
  return elements;
}

const RUNS_OR_LOADS = /script|foreign|iframe|embed|object|animate|^set$|feImage|handler|listener|link|meta|html|body|video|audio/i; // prettier-ignore

/** Read as XML, as an image is, and as HTML, as if somebody pasted it into a page. */
export function expectHarmless(text: string): void {
  expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text).not.toMatch(/<[!?]|]]>|@import|url\((?!\s*["'&quot;]*#)|&(?!(?:amp|lt|gt|quot);)/i);
  for (const { name, attributes } of [...elementsOf(text), ...elementsOf(text, false)]) {
    expect(name).not.toMatch(RUNS_OR_LOADS);
    expect(name).not.toContain(':');
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(attribute).not.toMatch(/^on|:|^src$|^action$|^xmlns./i);
      if (attribute === 'href') expect(value).toMatch(/^#|^data:image\/(png|jpeg|webp);base64,/);
      if (attribute !== 'aria-label') expect(value).not.toMatch(/javascript|\\|expression|url\((?!\s*["']?#)/i);
    }
  }
}
