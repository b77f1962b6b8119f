import { isCancel } from '@clack/prompts';
import { isKeyrackError } from '@keyrack/client';
import { ImportError } from '@keyrack/importers';
import { CommanderError } from 'commander';
import { EXIT, exitCodeOf } from './exit-codes.js';
import { plain } from './output.js';

/** What this program itself has to say against a command: a sentence, and how the program ends. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.usage,
  ) {
    super(message);
  }
}

/** What was asked for; the end of the program where somebody would rather not say. */
export function answered<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Refusal('Nothing was done.', 130);
  return answer as Exclude<T, symbol>;
}

/** Says on standard error why a command failed, and ends the program. */
export function fail(error: unknown, { json = false }: { json?: boolean }): never {
  const { exitCode, ...said } = explain(error);
  const text = json ? JSON.stringify({ error: said }) : wordsOf(said);
  if (said.message !== '') process.stderr.write(`${text}\n`);
  process.exit(exitCode);
}

interface Explained {
  exitCode: number;
  code: string;
  message: string;
  details?: unknown;
  requestId?: string;
}

function explain(error: unknown): Explained {
  if (error instanceof CommanderError) {
    // Commander has said it already, and ends with 1 where a command is written wrongly.
    return { exitCode: error.exitCode === 0 ? EXIT.ok : EXIT.usage, code: 'USAGE', message: '' };
  }
  if (error instanceof Refusal) return { exitCode: error.exitCode, code: 'REFUSED', message: error.message };
  if (error instanceof ImportError) return { exitCode: EXIT.usage, code: error.code, message: error.message };
  if (isKeyrackError(error)) {
    const { code, message, details, requestId } = error;
    const more = { ...(Object.keys(details).length > 0 && { details }), ...(requestId && { requestId }) };
    return { exitCode: exitCodeOf(error), code, message, ...more };
  }
  return { exitCode: EXIT.failed, code: 'FAILED', message: error instanceof Error ? error.message : String(error) };
}

function wordsOf({ code, message, requestId }: Omit<Explained, 'exitCode'>): string {
  const log = code === 'INTERNAL_ERROR' && requestId ? ` The log of the service has more under ${requestId}.` : '';
  return `keyrack: ${plain(message)}${log}`;
}
