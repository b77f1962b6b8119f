import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowAnyone, CurrentActor, type Actor } from '../authorization/index.js';
import { JSON_LINES, problem } from '../platform/index.js';
import { FlowImport } from './flow-import.js';

@ApiTags('Flows')
@Controller('flows')
export class FlowImportController {
  constructor(private readonly imports: FlowImport) {}

  /**
   * Register many flows: JSON lines in, each `{ id, name, kind?, active?, definition }`; JSON lines out, each with what came
   * of one, while the rest is still being sent. It takes `flows:create` and `flows:update`.
   */
  @Post('import')
  @HttpCode(200)
  @AllowAnyone()
  @ApiConsumes(JSON_LINES)
  @ApiProduces(JSON_LINES)
  @ApiBody({ schema: { type: 'string', example: '{"id":"a","name":"A","definition":{"nodes":[]}}\n' } })
  @ApiOkResponse({
    description: 'A line for each line: created, updated or refused, and why',
    content: {
      [JSON_LINES]: {
        schema: {
          type: 'string',
          example: '{"line":1,"id":"a","status":"created","references":0,"problems":0,"remarks":0}\n',
        },
      },
    },
  })
  import(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const lacking = (['flows:create', 'flows:update'] as const).find((permission) => !actor.holds(permission));
    if (lacking) throw problem('forbidden', `Importing flows takes the permission ${lacking}`);
    if (!(request.body instanceof Readable)) {
      throw problem('malformed', `The body must be JSON lines, with the header Content-Type: ${JSON_LINES}`);
    }
    void reply.type(JSON_LINES).send(Readable.from(this.report(actor, request.body)));
  }

  private async *report(actor: Actor, body: Readable): AsyncGenerator<string> {
    for await (const line of this.imports.read(actor, body)) yield `${JSON.stringify(line)}\n`;
  }
}
