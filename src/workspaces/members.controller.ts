import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { AddMemberDto, MemberDto, SetRoleDto } from './members.dto.js';
import { MembersService } from './members.service.js';
import { LeaveQuery } from './users.dto.js';

@ApiTags('Members')
@Controller('workspaces/:id/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  /** Who belongs to a workspace, with which role. */
  @Get()
  @Allow('view', 'Member')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MemberDto[]> {
    return (await this.members.list(actor, id)).map(MemberDto.of);
  }

  /**
   * Add a user to a workspace. The role may hold no more than you do.
   * @throws {409} The user is a member already
   */
  @Post()
  @Allow('create', 'Member')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { userId, role }: AddMemberDto,
  ): Promise<MemberDto> {
    return MemberDto.of(await this.members.add(actor, id, userId, role));
  }

  /**
   * Give a member another role.
   * @throws {409} It is the last owner
   */
  @Put(':userId')
  @Allow('update', 'Member')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('userId') userId: string,
    @Body() { role }: SetRoleDto,
  ): Promise<MemberDto> {
    return MemberDto.of(await this.members.setRole(actor, id, userId, role));
  }

  /**
   * Remove a member. Their sessions there, their API keys, and those that they made, end at once.
   * @throws {409} It is the last owner, or they own personal credentials and it is not said what becomes of them: `details.credentials`
   */
  @Delete(':userId')
  @HttpCode(204)
  @Allow('delete', 'Member')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('userId') userId: string,
    @Query() { personalCredentials }: LeaveQuery,
  ): Promise<void> {
    return this.members.remove(actor, id, userId, personalCredentials);
  }
}
