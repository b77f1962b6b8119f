import type { FastifyReply, FastifyRequest } from 'fastify';
import { traceOf } from '../authorization/index.js';
import type { SignedInDto } from './auth.dto.js';
import type { SessionCookie } from './session-cookie.js';
import { SESSION_SECONDS, type Visitor } from './sessions.service.js';
import type { SignInStep } from './sign-in-steps.js';

/** Who sends a request, from where. */
export function visitorOf(request: FastifyRequest): Visitor {
  return { trace: traceOf(request), userAgent: request.headers['user-agent'] ?? '' };
}

/** Gives the browser the cookie of a new session, or the challenge that is to be answered first. */
export function letIn(cookie: SessionCookie, reply: FastifyReply, step: SignInStep): SignedInDto {
  if ('challenge' in step) return { secondFactor: true, challenge: step.challenge };
  cookie.set(reply, step.token, SESSION_SECONDS);
  return { secondFactor: false };
}
