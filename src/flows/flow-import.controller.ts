import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowAnyone, CurrentActor, type Actor } from '../authorization/index.js';
import { answerLines, FLOW_LIMITS, ImportQuery, JSON_LINES, problem } from '../platform/index.js';
import { ImportedFlowDto } from './flows.dto.js';
import { FlowsService } from './flows.service.js';

/** What came of one flow of an import. */
interface ImportedFlow {
  id: string;
  status: 'created' | 'updated' | 'unchanged';
  references: number;
  /** References that the workspace cannot use. */
  problems: number;
  remarks: number;
}

@ApiTags('Flows')
@Controller('flows')
export class FlowImportController {
  constructor(private readonly flows: FlowsService) {}

  /**
   * Register many flows: JSON lines in, each `{ id, name, kind?, active?, definition }`; JSON lines out, each with what came
   * of one, while the rest is still being sent. It takes `flows:create` and `flows:update`.
   */
  @Post('import')
  @HttpCode(200)
  @AllowAnyone()
  @ApiConsumes(JSON_LINES)
  @ApiProduces(JSON_LINES)
  @ApiBody({
    schema: {
      type: 'string',
      example: '{"id":"a","name":"A","kind":"n8n","definition":{"nodes":[],"connections":{}}}\n',
    },
  })
  @ApiOkResponse({
    description: 'A line for each line: created, updated, unchanged or refused, and why',
    content: {
      [JSON_LINES]: {
        schema: {
          type: 'string',
          example: '{"line":1,"id":"a","status":"created","references":0,"problems":0,"remarks":0}\n',
        },
      },
    },
  })
  import(
    @CurrentActor() actor: Actor,
    @Query() { dryRun = false }: ImportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const lacking = (['flows:create', 'flows:update'] as const).find((permission) => !actor.holds(permission));
    if (lacking) throw problem('forbidden', `Importing flows takes the permission ${lacking}`);
    const take = (line: ImportedFlowDto): Promise<ImportedFlow> => this.take(actor, line, dryRun);
    answerLines(request, reply, { shape: ImportedFlowDto, limits: FLOW_LIMITS, take });
  }

  private async take(actor: Actor, { id, active = true, ...given }: ImportedFlowDto, dryRun: boolean) {
    const wanted = { ...given, active };
    const { flow, status } = await (dryRun ? this.flows.tryPut(actor, id, wanted) : this.flows.put(actor, id, wanted));
    return {
      id: flow.id,
      status,
      references: flow.references.length,
      problems: flow.references.filter((reference) => reference.problem).length,
      remarks: flow.remarks.length,
    };
  }
}
