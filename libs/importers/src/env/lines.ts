/** What stands at a line of a `.env` file, and how many lines that takes. */
export type Statement = { lines: number } & (
  | { what: 'nothing' }
  | { what: 'variable'; name: string; value: string }
  /** Of a variable if it has a name; else a line that is none. */
  | { what: 'unread'; name?: string; why: string }
);

type Value = { value: string; lines: number } | { why: string };

const PAIR = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*=(.*)$/s;
/** Comments of shells and of INI files, headings of the latter, and names that are only told to be exported. */
const NOTHING = /^\s*(?:[#;]|$|\[[^\]]*\]\s*$|export(?:\s+[A-Za-z_][A-Za-z0-9_]*)+\s*$)/;
const AFTER_QUOTE = /^\s*(?:[#;]|$)/;
/** The last line of what is in base64 is often a name and two equals signs, to look at. */
const PADDING = /^=\s*$/;
const ARMOUR = /^(?:=?[A-Za-z0-9+/]+={0,2}|[\w-]+:\s.*)?$/s;

/**
 * Reads one line, and those that belong to it. `util.parseEnv` was not taken, which reads differently from one version of
 * Node to the next, nor `dotenv`: both say nothing of what they leave out or cut off, take lines of keys for names of
 * variables, and do not tell where things stand. What programs read differently is not read here: a wrong secret is worse
 * than a missing one.
 */
export function statementAt(lines: readonly string[], at: number): Statement {
  const line = lines[at] ?? '';
  if (NOTHING.test(line)) return { what: 'nothing', lines: 1 };
  const pair = pairIn(line);
  if (!pair) return { what: 'unread', why: 'it is no NAME=value', lines: 1 + armourAfter(lines, at) };
  const [name, text] = pair;
  const read = /^\s*["'`]/.test(text) ? quoted(text.trimStart(), lines, at) : bare(text, lines[at + 1]);
  if ('why' in read || !isWhole(read.value)) {
    const why = 'why' in read && isWhole(text) ? read.why : BEGINS_ONLY;
    return { what: 'unread', name, why, lines: 1 + armourAfter(lines, at) };
  }
  return { what: 'variable', name, ...read };
}

function pairIn(line: string): [name: string, text: string] | undefined {
  const [, name, text] = PAIR.exec(line) ?? [];
  return name === undefined || text === undefined || PADDING.test(text) ? undefined : [name, text];
}

function bare(text: string, next = ''): Value {
  const value = text.replace(/\s#.*$/s, '').trim();
  if (value.includes('#')) return { why: HASH };
  // Without a value it may be a line of base64, and no name at all.
  if (value !== '' && !NOTHING.test(next) && !pairIn(next)) return { why: GOES_ON };
  return { value, lines: 1 };
}

/** What stands in quotes may go over several lines. */
function quoted(text: string, lines: readonly string[], at: number): Value {
  const quote = text.charAt(0);
  const parts: string[] = [];
  for (let rest: string | undefined = text.slice(1), next = at; rest !== undefined; rest = lines[++next]) {
    const end: number = rest.indexOf(quote);
    parts.push(end < 0 ? rest : rest.slice(0, end));
    if (end < 0) continue;
    if (parts.at(-1)?.endsWith('\\')) return { why: ESCAPED };
    if (!AFTER_QUOTE.test(rest.slice(end + 1))) return { why: GOES_ON_AFTER_QUOTE };
    const value = parts.join('\n');
    return { value: quote === '"' ? value.replaceAll('\\n', '\n') : value, lines: next - at + 1 };
  }
  return { why: UNCLOSED };
}

/** A key in PEM that begins, and does not end, is of several lines. */
function isWhole(text: string): boolean {
  return !text.includes('-----BEGIN ') || text.includes('-----END ');
}

/** How many lines after this one are the rest of a key that begins in it. They may look like anything. */
function armourAfter(lines: readonly string[], at: number): number {
  if (isWhole(lines[at] ?? '')) return 0;
  let next = at + 1;
  while (ARMOUR.test(lines[next]?.trim() ?? '-')) next++;
  if (lines[next]?.includes('-----END ')) next++;
  return next - at - 1;
}

const BEGINS_ONLY = 'its value begins a key and does not end it: put all lines of it into one pair of quotes';
const HASH = 'its value has a # that some programs take for a comment and others do not: put it into quotes';
const GOES_ON = 'what follows it is no NAME=value, so its value may go on there: put all of it into quotes';
const GOES_ON_AFTER_QUOTE = 'something follows the end of its quotes, so it cannot be told where its value ends';
const ESCAPED = 'its value has a backslash before a quote, which programs read differently: use other quotes';
const UNCLOSED = 'its quotes are not closed';
