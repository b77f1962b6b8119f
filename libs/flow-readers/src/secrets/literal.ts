/** What only holds the place of a value: dots and stars, `<your key>`, an environment variable, the blanks of Flowise and n8n. */
const PLACEHOLDER =
  /^(?:[\s*•.…_-]*|[xX]+|<[^<>]*>|\$[A-Z_][A-Z0-9_]*|_FLOWISE_BLANK_[0-9a-f-]+|__n8n_[A-Z]+_VALUE_[0-9a-f-]+)$/;
const SCHEME = /^(?:bearer|basic|bot|digest|key|none|token)(?:\s+|$)/i;
/** What engines fill in without braces: `$vars.KEY`, `$env.KEY`; and m9m's `${KEY}`. */
const VARIABLE =
  /\$\{[\w.]{1,100}\}|\$(?:credentials|env|flow|form|input|json|node|parameter|secrets|vars|webhook|workflow)\b[\w.[\]'"]{0,200}/g;
/** An expression that is nothing but a quoted text hides nothing. */
const QUOTED = /^\s*(["'`])([^"'`]*)\1\s*$/;
/** Beside an expression, so much in one piece is more than `session=` or `; path=/`. */
const LONG_PIECE = /[\w+/~-]{12}/;

/**
 * Whether a text that stands in a place for secrets is one: written out, and not an expression, a variable or a placeholder.
 * @param least how many characters a secret has at least in that place
 */
export function isLiteral(text: string, least: number): boolean {
  const { rest, removed } = withoutExpressions(text.trim().replace(/^=/, ''));
  const literal = rest.trim().replace(SCHEME, '');
  if (isPlaceholder(literal)) return false;
  return removed ? LONG_PIECE.test(literal) : literal.length >= least;
}

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** Searched by hand: a pattern would begin anew at each of many braces that are never closed. */
function withoutExpressions(text: string): { rest: string; removed: boolean } {
  const kept: string[] = [];
  let from = 0;
  let removed = false;
  for (;;) {
    const open = text.indexOf('{{', from);
    const close = open < 0 ? -1 : text.indexOf('}}', open);
    if (close < 0) break;
    const quoted = QUOTED.exec(text.slice(open + 2, close))?.[2];
    kept.push(text.slice(from, open), quoted ?? '');
    removed ||= quoted === undefined;
    from = close + 2;
  }
  const plain = kept.join('') + text.slice(from);
  const rest = plain.replace(VARIABLE, '');
  return { rest, removed: removed || rest !== plain };
}
