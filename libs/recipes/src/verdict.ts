import type { AnswerRule } from '@keyrack/credential-types';

export type Meaning = AnswerRule['means'];

/** What a provider's answer says of a credential. */
export interface Verdict {
  means: Meaning;
  /** The provider's own sentence, without secrets: one line, at most 300 characters. */
  said?: string;
  /** The status of the answer, if it was one of HTTP. */
  status?: number;
  /** How long the provider wants to be left alone, if it said so. */
  retryAfterSeconds?: number;
}

/** What a provider answered. */
export interface Answer {
  status: number;
  /** By lower-case name. */
  headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  body: string;
  /** The body is longer than what was kept of it. */
  truncated?: boolean;
}

/** What a status alone says. */
export function meaningOf(status: number): Meaning {
  if (status >= 200 && status < 300) return 'valid';
  if (status === 401) return 'invalid';
  if (status === 403) return 'forbidden';
  return status === 429 ? 'rate-limited' : 'unknown';
}

const LONGEST_WAIT_SECONDS = 86_400;

/** The seconds of a `Retry-After` header; undefined when there is none, or one that gives a date. */
export function retryAfterOf({ headers = {} }: Answer): number | undefined {
  const text = [headers['retry-after']].flat()[0];
  const seconds = text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return seconds > 0 && seconds <= LONGEST_WAIT_SECONDS ? seconds : undefined;
}

/** A JSON body's value; undefined when it is none. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
