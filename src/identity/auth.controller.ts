import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowAnyone, CurrentActor, Public, traceOf, type Actor } from '../authorization/index.js';
import { SetUpDto, SignedInDto, SignInDto, SignInOptionsDto } from './auth.dto.js';
import { assertOwnPage, SessionCookie } from './session-cookie.js';
import { SESSION_SECONDS, SessionsService, type NewSession, type Visitor } from './sessions.service.js';
import { SetUpService } from './set-up.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('Signing in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIns: SignInService,
    private readonly setUps: SetUpService,
    private readonly sessions: SessionsService,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  /** How one can sign in here. */
  @Get()
  @Public()
  async getSignInOptions(): Promise<SignInOptionsDto> {
    return { needsSetup: await this.setUps.isNeeded() };
  }

  /**
   * Make the first owner, with the link that the terminal shows, and sign in.
   * @throws {409} The organization has such a user already
   */
  @Post('setup')
  @HttpCode(200)
  @Public()
  async setUp(
    @Body() { token, ...person }: SetUpDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInDto> {
    assertOwnPage(request);
    return this.letIn(reply, await this.setUps.setUp(token, person, visitorOf(request)));
  }

  /**
   * Sign in with e-mail address and password.
   * @throws {409} The password opens several organizations: `details.organizations`
   */
  @Post('sign-in')
  @HttpCode(200)
  @Public()
  async signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInDto> {
    assertOwnPage(request);
    return this.letIn(reply, await this.signIns.signIn(body, visitorOf(request)));
  }

  /** End this session. */
  @Post('sign-out')
  @HttpCode(204)
  @AllowAnyone()
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor, actor.grant.sessionId ?? '');
    this.cookie.clear(reply);
  }

  private letIn(reply: FastifyReply, { token }: NewSession): SignedInDto {
    this.cookie.set(reply, token, SESSION_SECONDS);
    return { secondFactor: false };
  }
}

function visitorOf(request: FastifyRequest): Visitor {
  return { trace: traceOf(request), userAgent: request.headers['user-agent'] ?? '' };
}
