import type { FastifyRequest } from 'fastify';

/** Where people find the service: what links begin with. */
export class PublicAddress {
  constructor(private readonly publicUrl: string | undefined) {}

  /** The address of the settings, or the one that a request was sent to. The latter is for the answer to that request only. */
  of({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
    if (this.publicUrl !== undefined) return this.publicUrl;
    const asked = `${protocol}://${host}`;
    return URL.canParse(asked) ? new URL(asked).origin : '';
  }
}
