import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Authenticator } from '../authorization/index.js';
import type { Config } from '../platform/index.js';
import { WorkspacesModule } from '../workspaces/index.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuthController } from './auth.controller.js';
import { ConnectAuthenticator } from './connect-sessions/connect-authenticator.js';
import { ConnectSessionsController } from './connect-sessions/connect-sessions.controller.js';
import { ConnectSessionsService } from './connect-sessions/connect-sessions.service.js';
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
import { KnownPlaces } from './known-places.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { Discovery } from './oidc/discovery.js';
import { IdentityProvidersController } from './oidc/identity-providers.controller.js';
import { IdentityProvidersService } from './oidc/identity-providers.service.js';
import { ProvidedAccounts } from './oidc/provided-accounts.js';
import { ProvidedMemberships } from './oidc/provided-memberships.js';
import { ProviderClient } from './oidc/provider-client.js';
import { ProviderSignInController } from './oidc/provider-sign-in.controller.js';
import { ProviderSignIn } from './oidc/provider-sign-in.service.js';
import { SignInProviders } from './oidc/sign-in-providers.js';
import { OneTimeTokens } from './one-time-tokens.js';
import { PublicAddress } from './public-address.js';
import { RefusalTime } from './refusal-time.js';
import { RequestAuthenticator } from './request-authenticator.js';
import { SecondFactorSetUpService } from './second-factor/second-factor-set-up.service.js';
import { SecondFactorController, UserSecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { ChallengeCookie, SessionCookie, SignInCookie } from './session-cookie.js';
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
        ConnectSessionsController,
        FoundingController,
        InvitationsController,
        IdentityProvidersController,
        ProviderSignInController,
      ],
      providers: [
        { provide: SessionCookie, useValue: new SessionCookie(publicUrl) },
        { provide: SignInCookie, useValue: new SignInCookie(publicUrl) },
        { provide: ChallengeCookie, useValue: new ChallengeCookie(publicUrl) },
        { provide: PublicAddress, useValue: new PublicAddress(publicUrl) },
        { provide: Mailer, useValue: new Mailer(mail) },
        { provide: Authenticator, useClass: RequestAuthenticator },
        ApiKeysService,
        Discovery,
        ConnectAuthenticator,
        ConnectSessionsService,
        FoundingService,
        IdentityProvidersService,
        InvitationDelivery,
        InvitationLinks,
        InvitationsService,
        KeyAuthenticator,
        KeyUses,
        KnownPlaces,
        MeService,
        OneTimeTokens,
        ProvidedAccounts,
        ProvidedMemberships,
        ProviderClient,
        ProviderSignIn,
        RefusalTime,
        SecondFactors,
        SecondFactorService,
        SecondFactorSetUpService,
        SessionAuthenticator,
        SessionsService,
        SetUpService,
        SignInProviders,
        SignInService,
        SignInSteps,
        Throttles,
      ],
      exports: [Authenticator, FoundingService, SetUpService],
    };
  }
}
