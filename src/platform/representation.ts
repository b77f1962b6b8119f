import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';

const WORTH_COMPRESSING = 1024;

/** An answer that is the same for many requests: made once, compressed once, and not sent to those who have it. */
export class Representation {
  /** Weak, as it stands for every encoding. */
  private readonly etag: string;
  private readonly compressed = new Map<'br' | 'gzip', Promise<Buffer>>();

  constructor(
    private readonly body: Buffer,
    private readonly type: string,
  ) {
    this.etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  }

  static json(value: unknown): Representation {
    return new Representation(Buffer.from(JSON.stringify(value)), 'application/json; charset=utf-8');
  }

  /** The body to send, with the headers set; empty with status 304 for one who has it already. */
  async answer(request: FastifyRequest, reply: FastifyReply, cacheControl: string): Promise<Buffer> {
    void reply.headers({
      etag: this.etag,
      'cache-control': cacheControl,
      vary: 'accept-encoding',
      'content-type': this.type,
    });
    if (isAmong(request.headers['if-none-match'], this.etag)) {
      void reply.code(304).removeHeader('content-type');
      return Buffer.alloc(0);
    }
    const encoding = this.encodingFor(request.headers['accept-encoding']);
    if (!encoding) return this.body;
    void reply.header('content-encoding', encoding);
    return this.compress(encoding);
  }

  private encodingFor(accepted: string | string[] | undefined): 'br' | 'gzip' | undefined {
    if (typeof accepted !== 'string' || this.body.length < WORTH_COMPRESSING) return undefined;
    return (['br', 'gzip'] as const).find((encoding) => negotiate(accepted, [encoding]) === encoding);
  }

  private compress(encoding: 'br' | 'gzip'): Promise<Buffer> {
    const known = this.compressed.get(encoding);
    if (known) return known;
    const made = encoding === 'br' ? promisify(brotliCompress)(this.body, BROTLI) : promisify(gzip)(this.body);
    this.compressed.set(encoding, made);
    return made;
  }
}

/** Eleven, the highest quality, would take a second for what six does in ten milliseconds. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

/** RFC 9110, 13.1.2: weak comparison. */
export function isAmong(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag));
}
