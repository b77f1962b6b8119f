import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { arriving, problem } from '../../platform/index.js';
import { LONGEST_LINE } from './format.js';

/** The lines of a backup as it arrives, each with its number, from 1 on. */
export class BackupLines {
  private readonly hash = createHash('sha256');

  constructor(private readonly stream: Readable) {}

  /** @throws Problem `malformed` for what is no line of JSON, and when nothing more comes */
  async *read(): AsyncGenerator<{ number: number; line: Record<string, unknown> }> {
    let number = 0;
    let before: string | undefined;
    for await (const text of this.texts()) {
      if (before !== undefined) this.hash.update(`${before}\n`);
      before = text;
      yield { number: ++number, line: parsed(text, number) };
    }
  }

  /** Of all lines but the one that was read last, each with its line feed. */
  digest(): string {
    return this.hash.copy().digest('hex');
  }

  private async *texts(): AsyncGenerator<string> {
    let rest: string[] = [];
    let length = 0;
    for await (const chunk of arriving(this.stream, () => problem('malformed', CUT))) {
      const parts = chunk.split('\n');
      const last = parts.pop() ?? '';
      for (const part of parts) {
        yield rest.join('') + part;
        [rest, length] = [[], 0];
      }
      rest.push(last);
      if ((length += last.length) > LONGEST_LINE)
        throw problem('malformed', 'A line of the backup is longer than any row. Nothing was changed');
    }
    if (length > 0) throw problem('malformed', CUT);
  }
}

export const CUT = 'The backup ends before its last line: it was cut off. Nothing was changed';

function parsed(text: string, number: number): Record<string, unknown> {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // said below: the parser's own message quotes the line
  }
  throw problem('malformed', `Line ${number} is no line of a backup. Nothing was changed`);
}
