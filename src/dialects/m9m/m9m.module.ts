import { Module } from '@nestjs/common';
import { RuntimeModule } from '../../runtime/index.js';
import { M9mController } from './m9m.controller.js';
import { M9mService } from './m9m.service.js';

@Module({ imports: [RuntimeModule], controllers: [M9mController], providers: [M9mService] })
export class M9mModule {}
