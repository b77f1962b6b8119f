import { Module } from '@nestjs/common';
import { FlowsModule } from '../flows/index.js';
import { CredentialTestsController } from './credential-tests.controller.js';
import { CredentialTests } from './credential-tests.service.js';
import { CredentialUses } from './credential-uses.js';
import { FlowResolutionController } from './flow-resolution.controller.js';
import { FlowResolution } from './flow-resolution.service.js';
import { Prober } from './prober.js';
import { ResolutionController } from './resolution.controller.js';
import { ResolutionService } from './resolution.service.js';
import { UsagesController } from './usages.controller.js';
import { UsagesService } from './usages.service.js';

@Module({
  imports: [FlowsModule],
  controllers: [CredentialTestsController, FlowResolutionController, ResolutionController, UsagesController],
  providers: [CredentialTests, CredentialUses, FlowResolution, Prober, ResolutionService, UsagesService],
  exports: [CredentialTests, UsagesService],
})
export class RuntimeModule {}
