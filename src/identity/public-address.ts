import type { FastifyRequest } from 'fastify';

/** Where people find the service: what links begin with. */
export class PublicAddress {
  /** @param publicUrl the address of the settings, without a slash at its end */
  constructor(readonly publicUrl: string | undefined) {}

  /** The address of the settings, or the one that a request was sent to. The latter is for the answer to that request only. */
  of({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
    if (this.publicUrl !== undefined) return this.publicUrl;
    return originOf(`${protocol}://${host}`);
  }

  /** Whether pages of this origin are the service's own: by the settings, or by the address that a request was sent to. */
  isOwn(origin: string, { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): boolean {
    return [this.publicUrl ?? '', `${protocol}://${host}`].some((address) => originOf(address) === origin);
  }
}

/** Empty for what is no address. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}
