import { readExpression, type Operand } from './expression.js';
import type { Fault } from './literal.js';

/** An expression in its braces that refers to credentials, or one that tries to and cannot be read. */
export interface Place {
  /** Offset of the opening braces. */
  start: number;
  /** Offset behind the closing braces. */
  end: number;
  content: Operand[] | Fault;
}

const MENTION = /(?<![\w$])\$credentials(?![\w$])/;

/**
 * The places in a text that concern credentials. All others belong to the engine: such a place ends, as n8n and m9m have
 * it, with the first `}}`. In ours, `}}` may stand inside quotes.
 *
 * Takes linear time although a place that could not be read is gone over again for the next ones: reading goes on past a
 * later `{{` only inside quotes, so no more than one reading for each state of quoting passes the same character.
 */
export function placesIn(text: string): Place[] {
  const places: Place[] = [];
  if (!MENTION.test(text)) return places;
  for (let start = text.indexOf('{{'); start !== -1;) {
    const close = text.indexOf('}}', start + 2);
    if (close === -1) break;
    const read = readExpression(text, start + 2);
    const end = 'end' in read ? read.end : close + 2;
    const content = 'end' in read ? read.operands : read;
    if (concernsCredentials(content, text.slice(start, end))) places.push({ start, end, content });
    start = text.indexOf('{{', end);
  }
  return places;
}

/** Not so a place that could be read and consists of texts in quotes, even if they mention credentials. */
function concernsCredentials(content: Place['content'], text: string): boolean {
  return Array.isArray(content) ? content.some((operand) => typeof operand !== 'string') : MENTION.test(text);
}
