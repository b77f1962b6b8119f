import { SealError, type Context } from '../src/index.js';

/** A context as the service uses one. */
export const HOME: Context = { purpose: 'test', organization: 'acme', workspace: 'research', version: 1 };

/** The error that the work ends with. Anything but a SealError fails the test. */
export async function sealErrorOf(work: () => unknown): Promise<SealError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof SealError) return error;
    throw error;
  }
  throw new Error('it was expected to be refused');
}

/** Why the work is refused. */
export async function refusalOf(work: () => unknown): Promise<SealError['reason']> {
  return (await sealErrorOf(work)).reason;
}
