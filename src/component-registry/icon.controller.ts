import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiNotModifiedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../authorization/index.js';
import { isAmong } from '../platform/index.js';
import { ComponentRegistry } from './component-registry.service.js';
import { iconOf } from './icons/icon.js';

const PICTURE = { schema: { type: 'string', format: 'binary' } };

/** Pictures are no secret, and an `<img>` sends no token. */
@ApiTags('Credential types')
@Controller(['components-credentials-icon', 'concepts/nodes-and-edges-credentials-icon'])
@Public()
export class IconController {
  constructor(private readonly registry: ComponentRegistry) {}

  /** The picture of a credential type: its provider's, or a monogram. */
  @Get(':name')
  @ApiOkResponse({ description: 'The picture', content: { 'image/svg+xml': PICTURE, 'image/png': PICTURE } })
  @ApiNotModifiedResponse({ description: 'The caller has it already, by its ETag' })
  async get(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { type, directory } = this.registry.get(name);
    const { type: contentType, body, etag } = await iconOf(type, directory);
    void reply.headers({
      etag,
      'cache-control': 'public, max-age=86400',
      // Whoever opens the picture by itself gets a page in which nothing runs.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (isAmong(request.headers['if-none-match'], etag)) {
      void reply.code(304);
      return Buffer.alloc(0);
    }
    void reply.header('content-type', contentType);
    return body;
  }
}
