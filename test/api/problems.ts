import { expect } from 'vitest';
import type { Answer } from '../support/client.js';
import { aRequestId, aText, type ProblemBody } from './shapes.js';

/** Stands in requests where a secret might; no answer may hold it. */
export const CANARY = 'canary7f3a';

/** What every error is like, whatever went wrong. */
export function expectProblem(answer: Answer<ProblemBody>, status: number, code: string): void {
  expect(answer).toMatchObject({
    status,
    body: { statusCode: status, success: false, code, stack: {}, message: aText },
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body.requestId).toEqual(aRequestId);
  expect(answer.headers.get('x-request-id')).toBe(answer.body.requestId);
  const known = ['statusCode', 'success', 'message', 'stack', 'code', 'details', 'requestId', 'error'];
  expect(known).toEqual(expect.arrayContaining(Object.keys(answer.body)));
  expect(answer.text).not.toContain(CANARY);
  expect(answer.text).not.toMatch(/node_modules|\bat .+:\d+:\d+|SELECT |INSERT |sqlite|ER_[A-Z]|syntax/i);
}
