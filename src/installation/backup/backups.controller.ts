import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentActor, type Actor } from '../../authorization/index.js';
import { JSON_LINES, liftDeadline, problem, takeRest } from '../../platform/index.js';
import { RestoredDto, RestoreQuery } from './backups.dto.js';
import { Backups } from './backups.service.js';
import { Restore } from './restore.service.js';

const A_BACKUP =
  '{"format":"keyrack-backup","version":1,"createdAt":"2026-11-20T10:00:00.000Z","keyrack":"0.1.0","migrations":["Foundation1763600000001"],"rootKeys":["0f1e2d3c4b5a6978"],"tables":[{"name":"organizations","rows":1}]}\n' +
  '{"table":"organizations","row":{"id":"019a9f3c-0000-7000-8000-000000000001","name":"Acme","require_second_factor":null,"created_at":"2026-11-20T10:00:00.000Z","updated_at":"2026-11-20T10:00:00.000Z"}}\n' +
  '{"end":true,"rows":1,"sha256":"…"}\n';

@ApiTags('Installation')
@Controller('installation')
export class BackupsController {
  constructor(
    private readonly backups: Backups,
    private readonly restoring: Restore,
  ) {}

  /**
   * A backup of the whole installation as it is at this moment: JSON lines, the first of which says what it holds, and the last
   * how many rows there were and their SHA-256. Values are in it as they are sealed; the root key is not. Keep it encrypted
   * nevertheless: it has names, e-mail addresses and hashes of passwords.
   */
  @Post('backup')
  @HttpCode(200)
  @Allow('operate', 'Installation')
  @ApiProduces(JSON_LINES)
  @ApiOkResponse({
    description: 'The backup. One without its last line was cut off',
    content: { [JSON_LINES]: { schema: { type: 'string', example: A_BACKUP } } },
  })
  async create(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const name = `keyrack-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}.ndjson`;
    const stream = await this.backups.begin(actor);
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    return new StreamableFile(stream, { type: JSON_LINES });
  }

  /**
   * Restore a backup into a service that is empty but for what its first start has made, which makes way: afterwards, the keys
   * and people of the backup count. Either all of it is there then, or nothing has changed.
   */
  @Post('restore')
  @HttpCode(200)
  @Allow('operate', 'Installation')
  @ApiConsumes(JSON_LINES)
  @ApiBody({ schema: { type: 'string', example: A_BACKUP } })
  @ApiConflictResponse({
    description: 'This service is not empty, has another root key or another version, or its database refuses a row',
  })
  async restore(
    @CurrentActor() actor: Actor,
    @Query() { dryRun = false }: RestoreQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RestoredDto> {
    const { body } = request;
    if (!(body instanceof Readable))
      throw problem('malformed', `The body must be a backup, with the header Content-Type: ${JSON_LINES}`);
    liftDeadline(request);
    try {
      return RestoredDto.of(await this.restoring.run(actor, body, dryRun), dryRun);
    } catch (error) {
      void reply.header('connection', 'close');
      await takeRest(body);
      throw error;
    }
  }
}
