import { Module } from '@nestjs/common';
import { WorkspacesModule } from '../workspaces/index.js';
import { FlowImportController } from './flow-import.controller.js';
import { FlowList } from './flow-list.js';
import { FlowUses } from './flow-uses.js';
import { FlowsController } from './flows.controller.js';
import { FlowsService } from './flows.service.js';
import { LeakPatterns } from './leak-patterns.js';
import { Reach } from './reach.js';

@Module({
  imports: [WorkspacesModule],
  controllers: [FlowImportController, FlowsController],
  providers: [FlowsService, FlowList, FlowUses, LeakPatterns, Reach],
  exports: [Reach],
})
export class FlowsModule {}
