import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticator, type Grant } from '../authorization/index.js';
import { ConnectAuthenticator } from './connect-sessions/connect-authenticator.js';
import { KeyAuthenticator } from './key-authenticator.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { assertOwnPage, SessionCookie } from './session-cookie.js';
import { assertSamePlace } from './session-place.js';
import { isConnectToken, tokenIn } from './token.js';

/** With it, pages of the console ask what nobody has asked for. */
const IDLE_HEADER = 'x-keyrack-idle';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** An API key, or the token of a connect session, in the header counts before the cookie of a session. */
@Injectable()
export class RequestAuthenticator extends Authenticator {
  constructor(
    private readonly keys: KeyAuthenticator,
    private readonly connectSessions: ConnectAuthenticator,
    private readonly sessions: SessionAuthenticator,
    private readonly cookie: SessionCookie,
  ) {
    super();
  }

  authenticate(request: FastifyRequest): Promise<Grant> {
    const { authorization, cookie } = request.headers;
    const session = authorization === undefined ? this.cookie.read(cookie) : undefined;
    if (session !== undefined) return this.ofSession(session, request);
    const token = tokenIn(authorization);
    if (token !== undefined && isConnectToken(token)) return this.connectSessions.authenticate(token, request);
    return this.keys.authenticate(authorization);
  }

  private async ofSession(token: string, request: FastifyRequest): Promise<Grant> {
    const grant = await this.sessions.authenticate(token, request.headers[IDLE_HEADER] !== undefined);
    if (!SAFE.has(request.method)) assertOwnPage(request);
    assertSamePlace(request, grant);
    return grant;
  }
}
