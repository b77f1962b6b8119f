import { Module } from '@nestjs/common';
import { FlowiseSharingController } from './flowise-sharing.controller.js';
import { SharingController } from './sharing.controller.js';
import { SharingService } from './sharing.service.js';

@Module({ controllers: [SharingController, FlowiseSharingController], providers: [SharingService] })
export class SharingModule {}
