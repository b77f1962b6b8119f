import { KeyrackError } from '@keyrack/client';

/** A personal credential of somebody who is to leave, with how many flows use it. */
export interface LeftCredential {
  id: string;
  name: string;
  credentialName: string;
  flows: number;
  activeFlows: number;
}

/** What somebody would leave behind. */
export interface Left {
  /** Of all; the service names the first hundred. */
  count: number;
  credentials: readonly LeftCredential[];
}

/** What the service wants decided before somebody leaves, if that is what it refuses. */
export function leftIn(error: unknown): Left | undefined {
  if (!(error instanceof KeyrackError) || error.code !== 'IN_USE') return undefined;
  const { personalCredentials, credentials } = error.details;
  if (typeof personalCredentials !== 'number') return undefined;
  return { count: personalCredentials, credentials: Array.isArray(credentials) ? credentials.filter(isLeft) : [] };
}

function isLeft(value: unknown): value is LeftCredential {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value && 'flows' in value;
}
