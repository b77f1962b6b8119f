/** What values of a credential type look like, say `sk-[A-Za-z0-9]{20,}`. */
export interface Pattern {
  name: string;
  pattern: RegExp;
}

/** A part of a text that is suspected to be secret, from `start` up to `end`. */
export interface Span {
  start: number;
  end: number;
  what: string;
}

const BEFORE = /[A-Za-z0-9_-]/;
const AFTER = /[A-Za-z0-9_+/=.~-]/;

/** Patterns to search texts with. Matches of no length are none. */
export class Patterns {
  private readonly patterns: Pattern[];
  private readonly any: RegExp | undefined;

  constructor(patterns: readonly Pattern[]) {
    this.patterns = patterns.map(({ name, pattern }) => ({
      name,
      pattern: new RegExp(pattern, `${flagsOf(pattern)}g`),
    }));
    this.any = anyOf(patterns.map(({ pattern }) => pattern));
  }

  /** The first pattern that matches in a text. */
  matching(text: string): string | undefined {
    if (this.any?.test(text) === false) return undefined;
    return this.patterns.find(({ pattern }) => next(pattern, text, 0))?.name;
  }

  /** What matches, each grown to the whole word: patterns may be shorter than what they find. */
  spans(text: string): Span[] {
    if (this.any?.test(text) === false) return [];
    return this.patterns.flatMap((pattern) => spansOf(pattern, text));
  }
}

/** Without those that make a pattern remember where it was. */
function flagsOf({ flags }: RegExp): string {
  return flags.replace(/[gy]/g, '');
}

/** Most texts hold nothing, and one search for a hundred patterns at once takes a tenth of a hundred searches. */
function anyOf(patterns: readonly RegExp[]): RegExp | undefined {
  const [flags = ''] = patterns.map(flagsOf);
  const isAlike = patterns.every((pattern) => flagsOf(pattern) === flags);
  const refersBack = patterns.some(({ source }) => /\\[1-9k]/.test(source)); // groups count on in a longer pattern
  if (patterns.length === 0 || !isAlike || refersBack) return undefined;
  try {
    return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), flags);
  } catch {
    return undefined; // two groups of one name
  }
}

function spansOf({ name, pattern }: Pattern, text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let match = next(pattern, text, 0); match; match = next(pattern, text, from)) {
    let start = match.index;
    let end = start + match[0].length;
    while (start > from && BEFORE.test(text.charAt(start - 1))) start--;
    while (end < text.length && AFTER.test(text.charAt(end))) end++;
    spans.push({ start, end, what: name });
    from = end;
  }
  return spans;
}

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  let match = pattern.exec(text);
  while (match?.[0] === '') {
    pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1; // half a pair would match again
    match = pattern.exec(text);
  }
  return match;
}

/** The text with the mask in place of each span; spans that overlap or touch get one. */
export function masked(text: string, spans: readonly Span[], mask: string): string {
  let result = '';
  let at = 0;
  for (const { start, end } of merged(spans)) {
    result += text.slice(at, start) + mask;
    at = end;
  }
  return result + text.slice(at);
}

function merged(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
