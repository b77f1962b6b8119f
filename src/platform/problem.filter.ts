import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FLOW_LIMITS } from './body-limits.js';
import { loggable, type Logger } from './logging.js';
import { Problem, problem } from './problem.js';

/** How an API words a problem. */
export type Words = (found: Problem, requestId: string) => Record<string, unknown>;

/** Words every error as its API does, Flowise's unless it is a dialect's, with a code for programs and the request id. What is no problem of the catalogue is logged and answered as a 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly docsPath: string,
    /** Told of each 403 before it is answered. */
    private readonly onRefusal: (request: FastifyRequest, refusal: Problem) => Promise<void>,
    /** Whose words a request is answered in. */
    private readonly wordsFor: (request: FastifyRequest) => Words,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const found = this.problemOf(error);
    if (found.status >= 500)
      this.log.error({ requestId: request.id, error: loggable(found.cause ?? error) }, found.code);
    if (found.kind === 'forbidden') await this.tell(request, found);
    answerProblem(request, reply, found, this.wordsFor(request));
  }

  private async tell(request: FastifyRequest, refusal: Problem): Promise<void> {
    try {
      await this.onRefusal(request, refusal);
    } catch (error) {
      this.log.error({ requestId: request.id, error: loggable(error) }, 'a refusal could not be recorded');
    }
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    return refusalOf(error, this.docsPath) ?? problem('internal');
  }
}

/** What Fastify and Nest refuse before a handler runs. Their own messages may quote the request, so each is said anew. */
export function refusalOf(error: unknown, docsPath: string): Problem | undefined {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  switch (status) {
    case 400:
    case 414:
      return problem('malformed', 'The request could not be read: its path, or the length of its body, is not valid');
    case 404:
      return problem('noRoute', docsPath);
    case 413:
      return problem('tooLarge', `The body is larger than ${FLOW_LIMITS.bytes / 1024} KiB`);
    case 415:
      return problem('mediaType');
    case 503:
      return problem('unavailable', 'Keyrack is stopping, or has too much to do; try again in a moment');
    default:
      return undefined;
  }
}

/** Answers a problem that came up before Nest saw the request, such as a path that is none. */
export function answerProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  found: Problem,
  words: Words = flowiseWords,
): void {
  if (found.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  void reply.status(found.status).send(words(found, request.id));
}

export function flowiseWords(found: Problem, requestId: string): Record<string, unknown> {
  return {
    ...(found.status === 401 && { error: 'Unauthorized Access' }),
    statusCode: found.status,
    success: false,
    message: found.message,
    stack: {},
    code: found.code,
    ...(found.details !== undefined && { details: found.details }),
    requestId,
  };
}
