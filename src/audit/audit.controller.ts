import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { AuditSearch } from './audit-search.service.js';
import { AuditExportQuery, AuditPageDto, AuditQuery } from './audit.dto.js';

@ApiTags('Audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly search: AuditSearch) {}

  /** Who did what, newest first: this workspace's entries and those of the whole organization. */
  @Get()
  @Allow('view', 'AuditEntry')
  list(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<AuditPageDto> {
    return this.search.page(actor, query);
  }

  /** All matching entries as a file. It is streamed, however long the log is. */
  @Get('export')
  @Allow('view', 'AuditEntry')
  @ApiProduces('text/csv', 'application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'The entries, newest first' })
  export(
    @CurrentActor() actor: Actor,
    @Query() { format = 'csv', ...filter }: AuditExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    void reply.header('content-disposition', `attachment; filename="audit.${format}"`);
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
    return new StreamableFile(this.search.stream(actor, filter, format), { type });
  }
}
