import { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JSON_LINES, liftDeadline, parseJson, tooLarge, type JsonLimits } from './body-limits.js';
import { InputPipe } from './input.pipe.js';
import { Problem, problem } from './problem.js';
import { arriving, paced, takeRest } from './streams.js';

/** What came of a line that was not taken. */
export interface RefusedLine {
  line: number;
  status: 'refused';
  /** With the request id where the log has more. */
  error: { code: string; message: string; details?: unknown; requestId?: string };
}

/** What an import takes: the shape of a line, how large one may be, and what is done with it. */
export interface LineImport<Line, Outcome> {
  shape: new () => Line;
  limits: JsonLimits;
  take: (line: Line) => Promise<Outcome>;
}

/** Once, others may have been writing the same; with no database, each further line would fail as the last ones did. */
const MOST_IN_VAIN = 3;
const check = new InputPipe();
const log = new Logger('JSON lines');

/**
 * Answers JSON lines with JSON lines, each with what came of one, while the rest is still being sent. A line that is
 * refused does not stop the others.
 * @throws Problem `malformed` when the body is something else
 */
export function answerLines<Line, Outcome>(
  request: FastifyRequest,
  reply: FastifyReply,
  lines: LineImport<Line, Outcome>,
): void {
  const { body, id } = request;
  if (!(body instanceof Readable)) {
    throw problem('malformed', `The body must be JSON lines, with the header Content-Type: ${JSON_LINES}`);
  }
  liftDeadline(request);
  void reply.type(JSON_LINES).send(paced(report(body, id, lines)));
}

async function* report<Line, Outcome>(
  body: Readable,
  requestId: string,
  lines: LineImport<Line, Outcome>,
): AsyncGenerator<string> {
  let line = 0;
  let inVain = 0;
  try {
    for await (const text of linesOf(body, lines.limits.bytes)) {
      line++;
      if (typeof text === 'string' && text.trim() === '') continue;
      const [answer, isAvailable] = await one(line, text, requestId, lines);
      yield `${JSON.stringify(answer)}\n`;
      inVain = isAvailable ? 0 : inVain + 1;
      if (inVain === MOST_IN_VAIN) break;
    }
  } finally {
    await takeRest(body);
  }
}

/** What came of a line, and whether the database was there for it. */
async function one<Line, Outcome>(
  line: number,
  text: string | Error,
  requestId: string,
  { shape, limits, take }: LineImport<Line, Outcome>,
): Promise<[answer: RefusedLine | ({ line: number } & Outcome), isAvailable: boolean]> {
  try {
    if (text instanceof Error) throw text;
    const value = parseJson(text, limits);
    const given = (await check.transform(value, { type: 'body', metatype: shape })) as Line;
    return [{ line, ...(await take(given)) }, true];
  } catch (error) {
    const found = error instanceof Problem ? error : problem('internal');
    const { code, message, details, status } = found;
    const isOurs = status >= 500;
    if (isOurs) log.error({ requestId, error: found.cause ?? error });
    const said = { code, message, ...(details !== undefined && { details }), ...(isOurs && { requestId }) };
    return [{ line, status: 'refused', error: said }, found.kind !== 'unavailable'];
  }
}

/** The lines of a body; an error in the place of one that is too long, or of what should have come when nothing more does. */
async function* linesOf(body: Readable, most: number): AsyncGenerator<string | Error> {
  let rest = '';
  let isTooLong = false;
  try {
    for await (const chunk of arriving(body, () => problem('malformed', CUT))) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        yield isTooLong ? tooLarge(most) : part;
        isTooLong = false;
      }
      if (rest.length > most) isTooLong = true;
      if (isTooLong) rest = '';
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    yield error;
    return;
  }
  if (isTooLong || rest !== '') yield isTooLong ? tooLarge(most) : rest;
}

const CUT = 'Nothing more of the body came, and it had not ended';
