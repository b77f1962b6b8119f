/** Why a text cannot be read, and where. */
export interface Fault {
  offset: number;
  message: string;
}

interface Literal {
  value: string;
  /** Offset behind the closing quote. */
  end: number;
}

const ESCAPES = new Map(Object.entries({ '"': '"', "'": "'", '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' })); // prettier-ignore
const HEX = /^[0-9A-Fa-f]{4}$/;

/** Reads a text in quotes, single or double, with the escapes of JSON and `\'`. The quote stands at `start`. */
export function readLiteral(text: string, start: number): Literal | Fault {
  const quote = text.charAt(start);
  let value = '';
  let from = start + 1; // not yet taken over
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote) return { value: value + text.slice(from, at), end: at + 1 };
    if (char < ' ') return { offset: at, message: 'inside quotes, a line break is written \\n and a tab \\t' };
    if (char !== '\\') continue;
    const escaped = readEscape(text, at + 1);
    if (!escaped)
      return { offset: at, message: 'inside quotes, \\ begins an escape of JSON; a \\ itself is written \\\\' };
    value += text.slice(from, at) + escaped.value;
    from = escaped.end;
    at = from - 1;
  }
  return { offset: start, message: 'this quote is never closed' };
}

function readEscape(text: string, at: number): Literal | undefined {
  if (text.charAt(at) === 'u') {
    const digits = text.slice(at + 1, at + 5);
    return HEX.test(digits) ? { value: String.fromCharCode(parseInt(digits, 16)), end: at + 5 } : undefined;
  }
  const value = ESCAPES.get(text.charAt(at));
  return value === undefined ? undefined : { value, end: at + 1 };
}
