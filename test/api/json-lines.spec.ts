import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { afterAll, expect, it, vi } from 'vitest';
import { answerLines, CREDENTIAL_LIMITS, problem } from '../../src/platform/index.js';

class Line {}

const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
afterAll(() => logged.mockRestore());

/** What is answered to these lines, each of which ends as it is told to. */
async function answersTo(body: Readable, ends: (() => object)[]): Promise<{ status: string; error?: object }[]> {
  const answered = new Promise<Readable>((resolve) => {
    const reply = { type: () => ({ send: resolve }) } as unknown as FastifyReply;
    const take = () => Promise.resolve().then(() => (ends.shift() ?? (() => ({ status: 'taken' })))());
    const request = { body, id: 'the-request' } as unknown as FastifyRequest;
    answerLines(request, reply, { shape: Line, limits: CREDENTIAL_LIMITS, take });
  });
  const lines = (await text(await answered)).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { status: string; error?: object });
}

const three = () => Readable.from([Buffer.from('{}\n{}\n'), Buffer.from('{}\n')]);
const fail = (error: Error) => () => {
  throw error;
};

it('goes on after a line at which something broke, says under which id the log has more, and not what it was', async () => {
  const answers = await answersTo(three(), [fail(new TypeError('of some inner kind'))]);
  expect(answers).toMatchObject([
    { line: 1, status: 'refused', error: { code: 'INTERNAL_ERROR', requestId: 'the-request' } },
    { line: 2, status: 'taken' },
    { line: 3, status: 'taken' },
  ]);
  expect(JSON.stringify(answers)).not.toContain('inner kind');
  expect(logged).toHaveBeenCalledWith({ requestId: 'the-request', error: expect.any(TypeError) as unknown });
});

it('ends where the database is gone, as no further line could be taken, and not where others were in its way', async () => {
  const gone = fail(problem('unavailable', 'It is gone'));
  const taken = () => ({ status: 'taken' });
  const body = () => Readable.from([Buffer.from('{}\n'.repeat(6))]);
  expect((await answersTo(body(), [gone, gone, taken, gone])).map(({ status }) => status)).toHaveLength(6);
  const answers = await answersTo(body(), [taken, gone, gone, gone]);
  expect(answers).toMatchObject([{ status: 'taken' }, ...Array.from({ length: 3 }, () => ({ error: { code: 'UNAVAILABLE' } }))]); // prettier-ignore
  expect(answers).toHaveLength(4);
});

it('says so when a body ends before its end', async () => {
  const body = Readable.from(
    (async function* () {
      yield Buffer.from('{}\n{"a":');
      await Promise.resolve();
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })(),
  );
  expect(await answersTo(body, [])).toMatchObject([
    { status: 'taken' },
    { status: 'refused', error: { code: 'MALFORMED_REQUEST' } },
  ]);
});
