import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, traceOf } from '../../authorization/index.js';
import { SignedInDto } from '../auth.dto.js';
import { assertOwnPage, SessionCookie } from '../session-cookie.js';
import { letIn, visitorOf } from '../visits.js';
import { InvitationLinks } from './invitation-links.service.js';
import { AcceptInvitationDto, InvitationTokenDto, OpenedInvitationDto } from './invitations.dto.js';

@ApiTags('Signing in')
@Controller('auth/invitation')
export class InvitationLinksController {
  constructor(
    private readonly links: InvitationLinks,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  /** What an invitation is to, for whoever holds its link. */
  @Post()
  @HttpCode(200)
  @Public()
  async open(@Body() { token }: InvitationTokenDto, @Req() request: FastifyRequest): Promise<OpenedInvitationDto> {
    assertOwnPage(request);
    return OpenedInvitationDto.of(await this.links.open(token, traceOf(request)));
  }

  /**
   * Accept an invitation, and sign in. Somebody new chooses a name and a password; others prove theirs.
   * @throws {409} You are a member already
   */
  @Post('accept')
  @HttpCode(200)
  @Public()
  async accept(
    @Body() { token, ...acceptance }: AcceptInvitationDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInDto> {
    assertOwnPage(request);
    return letIn(this.cookie, reply, await this.links.accept(token, acceptance, visitorOf(request)));
  }
}
