import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, AllowAnyone, AllowConnectSession, CurrentActor, type Actor } from '../../authorization/index.js';
import { problem } from '../../platform/index.js';
import {
  ConnectSessionDto,
  CreateConnectSessionDto,
  CurrentConnectSessionDto,
  MadeConnectSessionDto,
} from './connect-sessions.dto.js';
import { ConnectSessionsService } from './connect-sessions.service.js';

@ApiTags('Connect sessions')
@Controller('connect-sessions')
export class ConnectSessionsController {
  constructor(private readonly sessions: ConnectSessionsService) {}

  /** The connect sessions of the workspace that have not ended, without their tokens. */
  @Get()
  @Allow('view', 'ConnectSession')
  async list(@CurrentActor() actor: Actor): Promise<ConnectSessionDto[]> {
    return (await this.sessions.list(actor)).map(ConnectSessionDto.of);
  }

  /**
   * Make a connect session: a token that pages of one origin may have for some minutes, to list the credentials of some types
   * that you may use, and to add new ones. It ends with you, and never holds more than you.
   */
  @Post()
  @Allow('create', 'ConnectSession')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateConnectSessionDto): Promise<MadeConnectSessionDto> {
    const { session, token } = await this.sessions.create(actor, body);
    return { id: session.id, token, expiresAt: session.expiresAt.toISOString() };
  }

  /** What the connect session whose token is sent is for. */
  @Get('current')
  @AllowAnyone()
  @AllowConnectSession()
  getCurrent(@CurrentActor() { grant }: Actor): CurrentConnectSessionDto {
    if (!grant.connect) throw problem('forbidden', 'Only a connect session can ask what it is for. Send its token');
    return CurrentConnectSessionDto.of(grant.connect, grant.permissions.has('credentials:create'));
  }

  /** End a connect session at once. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'ConnectSession')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }
}
