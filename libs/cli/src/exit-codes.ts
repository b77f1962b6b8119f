import type { KeyrackError } from '@keyrack/client';

/** What a script can tell from the end of a command. `keyrack run` ends as the program that it runs. */
export const EXIT = {
  ok: 0,
  /** Whatever has no number of its own. */
  failed: 1,
  /** The command was not written as it must be, or a file is missing that it names. */
  usage: 2,
  /** There is no API key, or it counts no more. */
  unauthenticated: 3,
  /** The key may not do this. */
  forbidden: 4,
  notFound: 5,
  /** What is there stands against it, such as a flow that uses a credential. */
  conflict: 6,
  /** The service does not answer, or not in time. */
  unreachable: 7,
  /** The command did its work, and what it looked at is not as it should be: a test, a check, rows of an import. */
  findings: 8,
} as const;

const OF_STATUS: Readonly<Record<number, number>> = {
  0: EXIT.unreachable,
  400: EXIT.usage,
  401: EXIT.unauthenticated,
  403: EXIT.forbidden,
  404: EXIT.notFound,
  409: EXIT.conflict,
  502: EXIT.unreachable,
  503: EXIT.unreachable,
  504: EXIT.unreachable,
};

export function exitCodeOf({ status }: KeyrackError): number {
  return OF_STATUS[status] ?? EXIT.failed;
}
