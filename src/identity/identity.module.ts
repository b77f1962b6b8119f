import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../authorization/index.js';
import { WorkspacesModule } from '../workspaces/index.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { FoundingController } from './founding.controller.js';
import { FoundingService } from './founding.service.js';
import { KeyAuthenticator } from './key-authenticator.js';
import { KeyUses } from './key-uses.js';
import { MeController } from './me.controller.js';

@Global()
@Module({
  imports: [WorkspacesModule],
  controllers: [MeController, ApiKeysController, FoundingController],
  providers: [ApiKeysService, FoundingService, KeyUses, { provide: Authenticator, useClass: KeyAuthenticator }],
  exports: [Authenticator, FoundingService],
})
export class IdentityModule {}
