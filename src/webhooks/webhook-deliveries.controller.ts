import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { WebhookDeliveryDto, WebhookDeliveryPageDto, WebhookDeliveryQuery } from './webhooks.dto.js';

@ApiTags('Webhooks')
@Controller('webhooks/:id/deliveries')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveries) {}

  /** The messages to a webhook and what came of them, newest first. They are kept for 30 days. */
  @Get()
  @Allow('view', 'Webhook')
  list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: WebhookDeliveryQuery,
  ): Promise<WebhookDeliveryPageDto> {
    return this.deliveries.list(actor, id, query);
  }

  /**
   * Send a message now: one that waits, one that was given up, or one that has arrived already. It keeps its id.
   * @throws {409} The webhook is switched off
   */
  @Post(':deliveryId/retry')
  @HttpCode(200)
  @Allow('update', 'Webhook')
  retry(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryDto> {
    return this.deliveries.retry(actor, id, deliveryId);
  }
}
