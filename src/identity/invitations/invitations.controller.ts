import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor, type Actor } from '../../authorization/index.js';
import { PublicAddress } from '../public-address.js';
import { CreateInvitationDto, InvitationDto, MadeInvitationDto } from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('Invitations')
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  /** The invitations of the organization that nobody has accepted, without their links. Those that are too old stay until they are deleted or replaced. */
  @Get()
  @Allow('view', 'Invitation')
  async list(@CurrentActor() actor: Actor): Promise<InvitationDto[]> {
    return (await this.invitations.list(actor)).map(InvitationDto.of);
  }

  /**
   * Invite somebody to a workspace, by e-mail address. The role may hold no more than you do. An earlier invitation of the
   * same address to the same workspace ends. The link is mailed; without a mail server it is in this answer.
   * @throws {409} The person is a member already
   */
  @Post()
  @Allow('create', 'Invitation')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateInvitationDto,
    @Req() request: FastifyRequest,
  ): Promise<MadeInvitationDto> {
    return MadeInvitationDto.ofNew(await this.invitations.create(actor, body, this.address.of(request)));
  }

  /** Withdraw an invitation. Its link ends at once. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'Invitation')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.invitations.remove(actor, id);
  }
}
