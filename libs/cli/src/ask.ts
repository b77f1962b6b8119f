import { confirm } from '@clack/prompts';
import { answered, Refusal } from './failure.js';

/**
 * Asks whether to go on with what cannot be undone.
 * @throws Refusal when the answer is no, or nobody is here to ask
 */
export async function assertConfirmed(message: string, isConfirmed: boolean | undefined): Promise<void> {
  if (isConfirmed) return;
  if (!process.stdin.isTTY) throw new Refusal('Nobody is here to ask: say --yes to go on without a question');
  if (answered(await confirm({ message, initialValue: false, output: process.stderr }))) return;
  throw new Refusal('Nothing was done.', 130);
}
