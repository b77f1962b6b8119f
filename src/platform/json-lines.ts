import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JSON_LINES, parseJson, tooLarge, type JsonLimits } from './body-limits.js';
import { InputPipe } from './input.pipe.js';
import { Problem, problem } from './problem.js';

/** What came of a line that was not taken. */
export interface RefusedLine {
  line: number;
  status: 'refused';
  error: { code: string; message: string; details?: unknown };
}

/** What an import takes: the shape of a line, how large one may be, and what is done with it. */
export interface LineImport<Line, Outcome> {
  shape: new () => Line;
  limits: JsonLimits;
  take: (line: Line) => Promise<Outcome>;
}

const check = new InputPipe();

/**
 * Answers JSON lines with JSON lines, each with what came of one, while the rest is still being sent. A line that is
 * refused does not stop the others.
 * @throws Problem `malformed` when the body is something else
 */
export function answerLines<Line, Outcome>(
  { body }: FastifyRequest,
  reply: FastifyReply,
  lines: LineImport<Line, Outcome>,
): void {
  if (!(body instanceof Readable)) {
    throw problem('malformed', `The body must be JSON lines, with the header Content-Type: ${JSON_LINES}`);
  }
  void reply.type(JSON_LINES).send(Readable.from(report(body, lines)));
}

async function* report<Line, Outcome>(body: Readable, lines: LineImport<Line, Outcome>): AsyncGenerator<string> {
  let line = 0;
  for await (const text of linesOf(body, lines.limits.bytes)) {
    line++;
    if (text instanceof Error || text.trim() !== '') yield `${JSON.stringify(await one(line, text, lines))}\n`;
  }
}

async function one<Line, Outcome>(
  line: number,
  text: string | Error,
  { shape, limits, take }: LineImport<Line, Outcome>,
): Promise<RefusedLine | ({ line: number } & Outcome)> {
  try {
    if (text instanceof Error) throw text;
    const value = parseJson(text, limits);
    const given = (await check.transform(value, { type: 'body', metatype: shape })) as Line;
    return { line, ...(await take(given)) };
  } catch (error) {
    const { code, message, details } = error instanceof Problem ? error : problem('internal');
    return { line, status: 'refused', error: { code, message, ...(details !== undefined && { details }) } };
  }
}

/** The lines of a stream; an error in the place of one that is too long. */
async function* linesOf(stream: Readable, most: number): AsyncGenerator<string | Error> {
  let rest = '';
  let isTooLong = false;
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      yield isTooLong ? tooLarge(most) : part;
      isTooLong = false;
    }
    if (rest.length > most) isTooLong = true;
    if (isTooLong) rest = '';
  }
  if (isTooLong || rest !== '') yield isTooLong ? tooLarge(most) : rest;
}
