import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Authenticator } from '../authorization/index.js';
import type { Config } from '../platform/index.js';
import { WorkspacesModule } from '../workspaces/index.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuthController } from './auth.controller.js';
import { FoundingController } from './founding.controller.js';
import { FoundingService } from './founding.service.js';
import { InvitationDelivery } from './invitations/invitation-delivery.js';
import { InvitationLinksController } from './invitations/invitation-links.controller.js';
import { InvitationLinks } from './invitations/invitation-links.service.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { Mailer } from './invitations/mailer.js';
import { KeyAuthenticator } from './key-authenticator.js';
import { KeyUses } from './key-uses.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { OneTimeTokens } from './one-time-tokens.js';
import { PublicAddress } from './public-address.js';
import { RequestAuthenticator } from './request-authenticator.js';
import { SecondFactorSetUpService } from './second-factor/second-factor-set-up.service.js';
import { SecondFactorController, UserSecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SetUpService } from './set-up.service.js';
import { SignInService } from './sign-in.service.js';
import { SignInSteps } from './sign-in-steps.js';
import { Throttles } from './throttles.js';

@Global()
@Module({})
export class IdentityModule {
  static forRoot({ publicUrl, mail }: Config): DynamicModule {
    return {
      module: IdentityModule,
      imports: [WorkspacesModule],
      controllers: [
        AuthController,
        InvitationLinksController,
        MeController,
        SecondFactorController,
        UserSecondFactorController,
        ApiKeysController,
        FoundingController,
        InvitationsController,
      ],
      providers: [
        { provide: SessionCookie, useValue: new SessionCookie(publicUrl) },
        { provide: PublicAddress, useValue: new PublicAddress(publicUrl) },
        { provide: Mailer, useValue: new Mailer(mail) },
        { provide: Authenticator, useClass: RequestAuthenticator },
        ApiKeysService,
        FoundingService,
        InvitationDelivery,
        InvitationLinks,
        InvitationsService,
        KeyAuthenticator,
        KeyUses,
        MeService,
        OneTimeTokens,
        SecondFactors,
        SecondFactorService,
        SecondFactorSetUpService,
        SessionAuthenticator,
        SessionsService,
        SetUpService,
        SignInService,
        SignInSteps,
        Throttles,
      ],
      exports: [Authenticator, FoundingService, SetUpService],
    };
  }
}
