import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { answerLines, CREDENTIAL_LIMITS, ImportQuery, JSON_LINES } from '../platform/index.js';
import { ImportedCredentialDto } from './credential-import.dto.js';
import { CredentialImport, type Imported } from './credential-import.js';

@ApiTags('Credentials')
@Controller('credentials')
export class CredentialImportController {
  constructor(private readonly imports: CredentialImport) {}

  /**
   * Add many credentials that were elsewhere before: JSON lines in, each `{ id?, name, credentialName, plainDataObj, createdDate? }`;
   * JSON lines out, each with what came of one. Ids are kept where they are free; what is there already is left as it is.
   */
  @Post('import')
  @HttpCode(200)
  @Allow('create', 'Credential')
  @ApiConsumes(JSON_LINES)
  @ApiProduces(JSON_LINES)
  @ApiBody({
    schema: {
      type: 'string',
      example:
        '{"id":"32344a0c-334c-4387-981e-145c5a8d9978","name":"OpenAI","credentialName":"openAIApi","plainDataObj":{"openAIApiKey":"sk-..."}}\n',
    },
  })
  @ApiOkResponse({
    description: 'A line for each line: created, exists or refused, and why',
    content: {
      [JSON_LINES]: {
        schema: {
          type: 'string',
          example: '{"line":1,"id":"32344a0c-334c-4387-981e-145c5a8d9978","status":"created"}\n',
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
    const take = (line: ImportedCredentialDto): Promise<Imported> => this.take(actor, line, dryRun);
    answerLines(request, reply, { shape: ImportedCredentialDto, limits: CREDENTIAL_LIMITS, take });
  }

  private take(actor: Actor, line: ImportedCredentialDto, dryRun: boolean): Promise<Imported> {
    const { id, plainDataObj: data, scope, createdDate, ...wanted } = line;
    const credential = { ...wanted, data, scope: scope ?? 'workspace', ...(createdDate && { createdAt: createdDate }) };
    return this.imports.take(actor, id, credential, dryRun);
  }
}
