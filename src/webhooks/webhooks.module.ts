import { Module } from '@nestjs/common';
import { WorkspacesModule } from '../workspaces/index.js';
import { DeliveryQueue } from './delivery-queue.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { WebhookDispatcher } from './webhook-dispatcher.js';
import { WebhookOutbox } from './webhook-outbox.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhookVault } from './webhook-vault.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [WorkspacesModule],
  controllers: [WebhooksController, WebhookDeliveriesController],
  providers: [
    DeliveryQueue,
    WebhookDeliveries,
    WebhookDispatcher,
    WebhookOutbox,
    WebhookSender,
    WebhookVault,
    WebhooksService,
  ],
})
export class WebhooksModule {}
