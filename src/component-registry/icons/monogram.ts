import { createHash } from 'node:crypto';
import { escaped } from './values.js';

/** Words that say what kind of thing a credential is, and not whose. */
const COMMON =
  /^(?:access|account|api|apis|app|auth|authentication|authorization|basic|bearer|client|credentials?|keys?|oauth|oauth2|secret|service|token|the|of|and|for|with)$/i;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const HUMP = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{Lo}/gu;
const WHITE_TEXT = 4.5; // WCAG AA

/** A picture for a type that has none: initials of its label, on a colour that follows from its name. */
export function monogram(name: string, label: string): string {
  const [title, initials] = [label, initialsOf(label) || initialsOf(name) || '?'].map(escaped);
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img">' +
    `<title>${title}</title><rect width="64" height="64" rx="14" fill="${colourOf(name)}"/>` +
    `<text x="32" y="32" dy=".36em" fill="#fff" font-family="sans-serif" font-size="28" font-weight="600" text-anchor="middle">${initials}</text></svg>`
  );
}

/** Of two words that mean something; or of the parts of a single one: OpenAI → OA, GitHub → GH, E2B → E2, AWS → AW. */
function initialsOf(label: string): string {
  const words = label.normalize().match(WORD) ?? [];
  const telling = words.filter((word) => !COMMON.test(word));
  const chosen = telling.length > 0 ? telling : words;
  const [only = ''] = chosen;
  const parts = chosen.length === 1 ? partsOf(only) : chosen;
  return parts.slice(0, 2).map(initialOf).join('');
}

function partsOf(word: string): string[] {
  const humps = word.match(HUMP) ?? [];
  const isAcronym = humps.length === 1 && /^\p{Lu}{2,}$/u.test(word);
  return isAcronym ? [...word] : [...humps];
}

function initialOf(word: string): string {
  const [first = ''] = word;
  const [initial = ''] = first.toUpperCase(); // ß has two
  return initial;
}

/** The lightest shade of the name's hue on which white can be read, so that all are equally strong. */
function colourOf(name: string): string {
  const hue = createHash('sha256').update(name).digest().readUInt16BE() % 360;
  const shades = Array.from({ length: 60 }, (_, step) => shade(hue, 0.65, 0.6 - step / 100));
  const colour = shades.find((each) => 1.05 / (luminance(each) + 0.05) >= WHITE_TEXT) ?? [0, 0, 0];
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** HSL to sRGB, 0-255. */
function shade(hue: number, saturation: number, lightness: number): number[] {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const turn = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - chroma * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  });
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
