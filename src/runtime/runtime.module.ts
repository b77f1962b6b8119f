import { Module } from '@nestjs/common';
import { FlowsModule } from '../flows/index.js';
import { CredentialUses } from './credential-uses.js';
import { FlowResolutionController } from './flow-resolution.controller.js';
import { FlowResolution } from './flow-resolution.service.js';
import { ResolutionController } from './resolution.controller.js';
import { ResolutionService } from './resolution.service.js';
import { UsagesController } from './usages.controller.js';
import { UsagesService } from './usages.service.js';

@Module({
  imports: [FlowsModule],
  controllers: [FlowResolutionController, ResolutionController, UsagesController],
  providers: [CredentialUses, FlowResolution, ResolutionService, UsagesService],
  exports: [UsagesService],
})
export class RuntimeModule {}
