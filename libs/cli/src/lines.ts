/** What the service answers to a line of an import. */
export interface LineAnswer {
  line: number;
  id?: string;
  status: 'created' | 'exists' | 'updated' | 'unchanged' | 'refused';
  references?: number;
  /** References that the workspace cannot use. */
  problems?: number;
  error?: { code: string; message: string };
}

/**
 * Sends lines and gives the answer to each, in their order.
 * @throws Error when the service has not answered to all of them
 */
export async function sendLines(
  send: (body: string) => Promise<string>,
  lines: readonly string[],
): Promise<LineAnswer[]> {
  const text = await send(lines.map((line) => `${line}\n`).join(''));
  const answers = text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LineAnswer); // prettier-ignore
  if (answers.length === lines.length) return answers;
  // What was answered is done; what was not may be done or not. Another run finds out.
  throw new Error('The service has ended its answer too early. Run the import again: it goes on where this one ended.');
}
