import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticator, type Grant } from '../authorization/index.js';
import { KeyAuthenticator } from './key-authenticator.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { assertOwnPage, SessionCookie } from './session-cookie.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** An API key in the header counts before the cookie of a session. */
@Injectable()
export class RequestAuthenticator extends Authenticator {
  constructor(
    private readonly keys: KeyAuthenticator,
    private readonly sessions: SessionAuthenticator,
    private readonly cookie: SessionCookie,
  ) {
    super();
  }

  authenticate(request: FastifyRequest): Promise<Grant> {
    const { authorization, cookie } = request.headers;
    const token = authorization === undefined ? this.cookie.read(cookie) : undefined;
    return token === undefined ? this.keys.authenticate(authorization) : this.ofSession(token, request);
  }

  private async ofSession(token: string, request: FastifyRequest): Promise<Grant> {
    const grant = await this.sessions.authenticate(token);
    if (!SAFE.has(request.method)) assertOwnPage(request);
    return grant;
  }
}
