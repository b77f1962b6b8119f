import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../authorization/index.js';
import { PublicAddress } from '../public-address.js';
import { assertOwnPage, ChallengeCookie, SessionCookie, SignInCookie } from '../session-cookie.js';
import { SESSION_SECONDS } from '../sessions.service.js';
import { CHALLENGE_SECONDS } from '../sign-in-steps.js';
import { visitorOf } from '../visits.js';
import { AddressDto, BeginSignInDto } from './identity-providers.dto.js';
import { ProviderSignIn, SIGN_IN_SECONDS, type Return } from './provider-sign-in.service.js';

@ApiTags('Signing in')
@Controller('auth')
export class ProviderSignInController {
  constructor(
    private readonly signIns: ProviderSignIn,
    @Inject(PublicAddress) private readonly address: PublicAddress,
    @Inject(SessionCookie) private readonly session: SessionCookie,
    @Inject(SignInCookie) private readonly binding: SignInCookie,
    @Inject(ChallengeCookie) private readonly challenge: ChallengeCookie,
  ) {}

  /**
   * Begin to sign in at an identity provider. The answer says where the browser is to go, within ten minutes.
   * @throws {409} The service does not know its own address: `KEYRACK_PUBLIC_URL`
   */
  @Post('providers/:id')
  @HttpCode(200)
  @Public()
  async begin(
    @Param('id') id: string,
    @Body() { to = '/' }: BeginSignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddressDto> {
    assertOwnPage(request);
    const { url, browser } = await this.signIns.begin(id, to, visitorOf(request));
    this.binding.set(reply, browser, SIGN_IN_SECONDS);
    return { url };
  }

  /**
   * Where an identity provider sends the browser back to: each to an address of its own. Goes on to where the sign-in was to lead, to
   * `/sign-in?step=second-factor&to=…`, or to `/sign-in?problem=…`: `too-late`, `provider-refused`, `provider-unreachable`,
   * `provider-untrusted`, `provider-off`, `no-role`, `no-email`, `email-taken`, `not-linked` or `failed`.
   */
  @Get('callback/:id')
  @HttpCode(303)
  @ApiResponse({ status: 303, description: 'The browser goes on to `Location`' })
  @Public()
  async finish(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const [, query = ''] = /\?(.*)$/s.exec(request.url) ?? [];
    const browser = this.binding.read(request.headers.cookie);
    const end = await this.signIns.comeBack({ providerId: id, query, browser }, visitorOf(request));
    void reply.header('location', (this.address.publicUrl ?? '') + this.leadOn(reply, end));
  }

  private leadOn(reply: FastifyReply, end: Return): string {
    if ('problem' in end) return `/sign-in?problem=${end.problem}`;
    this.binding.clear(reply);
    if ('challenge' in end.step) {
      this.challenge.set(reply, end.step.challenge, CHALLENGE_SECONDS);
      return `/sign-in?step=second-factor&to=${encodeURIComponent(end.to)}`;
    }
    this.session.set(reply, end.step.token, SESSION_SECONDS);
    return end.to;
  }
}
