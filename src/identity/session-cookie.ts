import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../platform/index.js';

/** Tells the service that a page of its own sends this: no other site can have a browser send a header of this name. */
export const CSRF_HEADER = 'x-keyrack-csrf';

const NAME = 'keyrack_session';
/** Browsers take this name from the very host that sets it, over HTTPS. */
const SECURE_NAME = `__Host-${NAME}`;

/** The cookie that carries a session, as the address of the service allows. */
export class SessionCookie {
  private readonly name: string;
  private readonly isSecure: boolean;

  constructor(publicUrl: string | undefined) {
    this.isSecure = publicUrl?.startsWith('https:') ?? false;
    this.name = this.isSecure ? SECURE_NAME : NAME;
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
