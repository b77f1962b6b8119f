import { isLiteral } from './literal.js';
import { isSecretHeader, isSecretName } from './names.js';
import type { Span } from './patterns.js';

/**
 * The last group of a pattern is the value, the one before it, if there is one, the name. Every repetition is bounded, so
 * that a search takes time in proportion to the text, whatever the text.
 */
interface Rule {
  what: string;
  pattern: RegExp;
  least: number;
  isSecret?: (name: string) => boolean;
}

const RULES: Rule[] = [
  {
    what: 'a password in a URL',
    pattern: /:\/\/[^\s:/@?#"'<>\\]{0,256}:([^\s/?"'<>\\]{1,1024})@/dg,
    least: 1,
  },
  {
    what: 'a parameter of a URL that is named like a secret',
    pattern: /[?&]([\w.-]{1,64})=([^&\s#"'<>\\]{8,2048})/dg,
    least: 8,
    isSecret: (name) => isSecretName(name) || name === 'sig',
  },
  {
    what: 'a value that is named like a secret, in a text',
    pattern: /["']([\w .-]{1,64})\\?["']\s{0,10}:\s{0,10}\\?["']([^"'\\\n]{8,2048})\\?["']/dg,
    least: 8,
    isSecret: (name) => isSecretName(name) || isSecretHeader(name),
  },
  {
    what: 'an Authorization header in a text',
    pattern: /\bauthorization\\?["']?\s{0,4}[:=,]\s{0,4}\\?["'`]?(?:basic|bearer|bot|key|token)\s{1,4}([^\s"'`\\]{8,4096})/dgi, // prettier-ignore
    least: 8,
  },
  {
    what: 'a private key',
    pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----((?:[^-]|-(?!----)){8,20000})/dg,
    least: 8,
  },
];

/** Secrets in a text that is not JSON: code, commands, addresses. */
export function spansOfText(text: string): Span[] {
  return RULES.flatMap((rule) => [...text.matchAll(rule.pattern)].flatMap((match) => spanOf(match, rule) ?? []));
}

function spanOf(match: RegExpExecArray, { what, least, isSecret }: Rule): Span | undefined {
  const [value, name] = match.slice(1).reverse();
  const [start, end] = match.indices?.at(-1) ?? [];
  if (start === undefined || end === undefined || !isLiteral(value ?? '', least)) return undefined;
  return isSecret?.(name ?? '') === false ? undefined : { start, end, what };
}
