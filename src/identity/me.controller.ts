import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AllowAnyone, CurrentActor, type Actor } from '../authorization/index.js';
import { ChangePasswordDto, MeDto, MoveDto, RenameMeDto, SessionDto } from './me.dto.js';
import { MeService } from './me.service.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('Me')
@Controller('me')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly sessions: SessionsService,
  ) {}

  /** Who you are, where you work, and what you may do. */
  @Get()
  @AllowAnyone({ withoutSecondFactor: true })
  async get(@CurrentActor() actor: Actor): Promise<MeDto> {
    return MeDto.of(actor, await this.me.describe(actor));
  }

  /** Change your name. For people who have signed in. */
  @Put()
  @HttpCode(204)
  @AllowAnyone()
  rename(@CurrentActor() actor: Actor, @Body() { name }: RenameMeDto): Promise<void> {
    return this.me.rename(actor, name);
  }

  /** Change your password. All your other sessions end. */
  @Put('password')
  @HttpCode(204)
  @AllowAnyone()
  changePassword(@CurrentActor() actor: Actor, @Body() { current, password }: ChangePasswordDto): Promise<void> {
    return this.me.changePassword(actor, current, password);
  }

  /** Go on in another workspace that you belong to. What you may do is another matter there, so ask again. */
  @Post('workspace')
  @HttpCode(204)
  @AllowAnyone()
  moveWorkspace(@CurrentActor() actor: Actor, @Body() { workspaceId }: MoveDto): Promise<void> {
    return this.sessions.moveTo(actor, workspaceId);
  }

  /** The browsers in which you have signed in. */
  @Get('sessions')
  @AllowAnyone()
  async listSessions(@CurrentActor() actor: Actor): Promise<SessionDto[]> {
    return (await this.sessions.list(actor)).map((view) => SessionDto.of(view, actor.grant.sessionId));
  }

  /** Sign out everywhere else. */
  @Delete('sessions')
  @HttpCode(204)
  @AllowAnyone()
  endOtherSessions(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.endOthers(actor);
  }

  /** Sign one browser out. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @AllowAnyone()
  endSession(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }
}
