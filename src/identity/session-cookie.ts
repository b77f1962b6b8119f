import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../platform/index.js';

/** Tells the service that a page of its own sends this: no other site can have a browser send a header of this name. */
export const CSRF_HEADER = 'x-keyrack-csrf';

/** A cookie that no script can read, as the address of the service allows. */
class HostCookie {
  private readonly name: string;
  private readonly isSecure: boolean;

  constructor(plainName: string, publicUrl: string | undefined) {
    this.isSecure = publicUrl?.startsWith('https:') ?? false;
    // Browsers take a name that begins like this from the very host that sets it, over HTTPS.
    this.name = this.isSecure ? `__Host-${plainName}` : plainName;
  }

  /** The token in a `Cookie` header; undefined when there is none. */
  read(header: string | undefined): string | undefined {
    for (const pair of header?.split(';') ?? []) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === this.name && value) return value;
    }
    return undefined;
  }

  set(reply: FastifyReply, token: string, seconds: number): void {
    this.write(reply, token, seconds);
  }

  clear(reply: FastifyReply): void {
    this.write(reply, '', 0);
  }

  private write(reply: FastifyReply, value: string, seconds: number): void {
    const parts = [`${this.name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`];
    void reply.header('set-cookie', [...parts, ...(this.isSecure ? ['Secure'] : [])].join('; '));
  }
}

/** The cookie that carries a session. */
export class SessionCookie extends HostCookie {
  constructor(publicUrl: string | undefined) {
    super('keyrack_session', publicUrl);
  }
}

/** The cookie of the browser that has begun to sign in at an identity provider: nobody else can finish it. */
export class SignInCookie extends HostCookie {
  constructor(publicUrl: string | undefined) {
    super('keyrack_sign_in', publicUrl);
  }
}

/** The cookie that carries the challenge of a second factor over a redirect. */
export class ChallengeCookie extends HostCookie {
  constructor(publicUrl: string | undefined) {
    super('keyrack_challenge', publicUrl);
  }
}

/**
 * Lets a request pass that a page of the service itself has sent. Others can neither set the header nor make a browser claim
 * that it comes from the same origin.
 * @throws Problem `forbidden`
 */
export function assertOwnPage({ headers }: Pick<FastifyRequest, 'headers'>): void {
  const site = headers['sec-fetch-site'];
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (isForeign || headers[CSRF_HEADER] === undefined) {
    throw problem('forbidden', `A request that counts on a cookie must carry the header ${CSRF_HEADER}: 1, and come from the console itself`); // prettier-ignore
  }
}
