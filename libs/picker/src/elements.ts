const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element. Without HTML as text, which strict pages refuse. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A small picture, which says nothing by itself. */
export function picture(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = svg.appendChild(document.createElementNS(SVG, 'path'));
  line.setAttribute('d', path);
  return svg;
}

export const ARROWS = 'M20 11A8 8 0 0 0 6 6.3L4 8m0-5v5h5M4 13a8 8 0 0 0 14 4.7l2-1.7m0 5v-5h-5';
export const CROSS = 'M6 6l12 12M18 6L6 18';
