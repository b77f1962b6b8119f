import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.js';

export type { Logger } from 'pino';

/** JSON lines on standard output. Nothing that a client sent is ever logged: no URL, no body, no header. */
export function createLogger(level: LogLevel): Logger {
  const out = pino.destination({ dest: 1, sync: false, minLength: 8192, periodicFlush: 200 }); // in batches
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, errorKey: 'error' }, out);
}

/**
 * Says to a person what is no line of the log. It goes the way of the log, which is written in batches and by
 * another thread: whoever writes to standard output beside it breaks one of its lines in two, now and then.
 */
export function say(log: Logger, text: string): void {
  const { [pino.symbols.streamSym]: out } = log as unknown as { [pino.symbols.streamSym]: pino.DestinationStream };
  out.write(text);
  log.flush();
}

/** Nest's own words, at their level; its chatter while starting is `debug`. */
export function nestLogger(log: Logger): LoggerService {
  const at =
    (level: 'debug' | 'warn' | 'error') =>
    (message: unknown, ...rest: unknown[]) => {
      const context = rest.at(-1);
      if (typeof message === 'string') log[level]({ context }, message);
      else if (isOfRequest(message))
        log[level]({ requestId: message.requestId, error: loggable(message.error) }, String(context)); // prettier-ignore
      else log[level]({ error: loggable(message) }, 'Nest');
    };
  return {
    log: at('debug'),
    debug: at('debug'),
    verbose: at('debug'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('error'),
  };
}

/** What went wrong while a request was answered. */
function isOfRequest(message: unknown): message is { requestId: string; error: unknown } {
  return typeof message === 'object' && message !== null && 'requestId' in message && 'error' in message;
}

/** One line for each answer: which route, how it ended, how long it took. The route is its pattern: ids and queries may hold anything. */
export function logAnswers(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
    done();
  });
}

/** What may be logged of an unexpected error: a database's message quotes values, so of that only the code and the SQL. */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  if ('driverError' in error) {
    const { driverError, query } = error as { driverError?: { code?: unknown }; query?: unknown };
    return { name: error.name, code: driverError?.code, sql: query, stack: frames };
  }
  return { name: error.name, message: error.message, stack: frames };
}
