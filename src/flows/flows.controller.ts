import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, AllowAnyone, CurrentActor, type Actor } from '../authorization/index.js';
import { FlowList } from './flow-list.js';
import { FlowDetailsDto, FlowDto, FlowExportDto, FlowPageDto, ListFlowsQuery, PutFlowDto } from './flows.dto.js';
import { FlowsService } from './flows.service.js';

@ApiTags('Flows')
@Controller('flows')
export class FlowsController {
  constructor(
    private readonly flows: FlowsService,
    private readonly lists: FlowList,
  ) {}

  /** The flows of the workspace, a page at a time. */
  @Get()
  @Allow('view', 'Flow')
  list(@CurrentActor() actor: Actor, @Query() query: ListFlowsQuery): Promise<FlowPageDto> {
    return this.lists.read(actor, query);
  }

  /** One flow with its definition, the credentials that it refers to, and what is wrong with them. */
  @Get(':id')
  @Allow('view', 'Flow')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FlowDetailsDto> {
    return this.flows.get(actor, id);
  }

  /**
   * Register a flow under its engine's id, or replace it. What may be a secret is masked, and reported by its place.
   * It takes `flows:create` for a new one and `flows:update` for one that is there.
   */
  @Put(':id')
  @AllowAnyone()
  async put(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: PutFlowDto): Promise<FlowDto> {
    const { name, kind, active = true, definition } = body;
    return (await this.flows.put(actor, id, { name, kind, active, definition })).flow;
  }

  /** Forget a flow. The engine keeps its own. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'Flow')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.flows.remove(actor, id);
  }

  /** The flow for another installation: ids of credentials only, and what whoever imports it must supply. */
  @Get(':id/export')
  @Allow('view', 'Flow')
  getExport(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FlowExportDto> {
    return this.flows.export(actor, id);
  }
}
