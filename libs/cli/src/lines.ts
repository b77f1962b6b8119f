import { EXIT } from './exit-codes.js';
import { Refusal } from './failure.js';

/** What the service answers to a line of an import. */
export interface LineAnswer {
  line: number;
  id?: string;
  status: 'created' | 'exists' | 'updated' | 'unchanged' | 'refused';
  references?: number;
  /** References that the workspace cannot use. */
  problems?: number;
  error?: { code: string; message: string; details?: Record<string, string>; requestId?: string };
}

/**
 * Sends lines and gives the answer to each, in their order.
 * @throws Refusal when the service has not answered to all of them
 */
export async function sendLines(
  send: (body: string) => Promise<string>,
  lines: readonly string[],
): Promise<LineAnswer[]> {
  const text = await send(lines.map((line) => `${line}\n`).join(''));
  const answers = text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LineAnswer); // prettier-ignore
  if (answers.length === lines.length) return answers;
  // What was answered is done; what was not may be done or not. Another run finds out.
  const why = answers.at(-1)?.error?.message ?? 'The service has ended its answer too early';
  throw new Refusal(`${why}. Run the import again: it goes on where this one ended.`, EXIT.failed);
}
