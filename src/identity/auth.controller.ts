import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowAnyone, CurrentActor, Public, type Actor } from '../authorization/index.js';
import { SetUpDto, SignedInDto, SignInDto, SignInOptionsDto, SignInOptionsQuery } from './auth.dto.js';
import { AddressDto } from './oidc/identity-providers.dto.js';
import { SignInProviders } from './oidc/sign-in-providers.js';
import { assertOwnPage, ChallengeCookie, SessionCookie } from './session-cookie.js';
import { AnswerSecondFactorDto } from './second-factor/second-factor.dto.js';
import { SessionsService } from './sessions.service.js';
import { SetUpService } from './set-up.service.js';
import { SignInService } from './sign-in.service.js';
import { SignInSteps, tooLate } from './sign-in-steps.js';
import { letIn, visitorOf } from './visits.js';

@ApiTags('Signing in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIns: SignInService,
    private readonly steps: SignInSteps,
    private readonly setUps: SetUpService,
    private readonly sessions: SessionsService,
    private readonly providers: SignInProviders,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
    @Inject(ChallengeCookie) private readonly challenges: ChallengeCookie,
  ) {}

  /** How one can sign in here. */
  @Get()
  @Public()
  async getSignInOptions(@Query() { organizationId }: SignInOptionsQuery): Promise<SignInOptionsDto> {
    return { needsSetup: await this.setUps.isNeeded(), providers: await this.providers.list(organizationId) };
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
    return letIn(this.cookie, reply, await this.setUps.setUp(token, person, visitorOf(request)));
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
    return letIn(this.cookie, reply, await this.signIns.signIn(body, visitorOf(request)));
  }

  /** Go on signing in where a second factor is asked for: with the challenge, and a code of the app or a recovery code. */
  @Post('second-factor')
  @HttpCode(200)
  @Public()
  async answerSecondFactor(
    @Body() { challenge, code }: AnswerSecondFactorDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInDto> {
    assertOwnPage(request);
    const carried = challenge ?? this.challenges.read(request.headers.cookie);
    if (carried === undefined) throw tooLate();
    const begun = await this.steps.answer(carried, code, visitorOf(request));
    if (challenge === undefined) this.challenges.clear(reply);
    return letIn(this.cookie, reply, begun);
  }

  /** End this session. Where it began through an identity provider, the answer may say where the session there ends. */
  @Post('sign-out')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Done; nothing more to say' })
  @ApiOkResponse({ description: 'Done; the browser goes on to the identity provider', type: AddressDto })
  @AllowAnyone({ withoutSecondFactor: true })
  async signOut(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddressDto | undefined> {
    const provider = await this.providers.ofSession(actor);
    await this.sessions.end(actor, actor.grant.sessionId ?? '');
    this.cookie.clear(reply);
    const url = provider && (await this.providers.signOutUrl(provider));
    if (url === undefined) return undefined;
    void reply.status(200);
    return { url };
  }
}
