import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { CreateWebhookDto, MadeWebhookDto, UpdateWebhookDto, WebhookDeliveryDto, WebhookDto } from './webhooks.dto.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('Webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: WebhookDeliveries,
  ) {}

  /** The webhooks of the workspace, without their secrets. */
  @Get()
  @Allow('view', 'Webhook')
  async list(@CurrentActor() actor: Actor): Promise<WebhookDto[]> {
    return (await this.webhooks.list(actor)).map(WebhookDto.of);
  }

  /**
   * Make a webhook. Its signing secret is in this answer and nowhere else.
   * @throws {409} The workspace has as many webhooks as it may have
   */
  @Post()
  @Allow('create', 'Webhook')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateWebhookDto): Promise<MadeWebhookDto> {
    return MadeWebhookDto.ofNew(await this.webhooks.create(actor, body));
  }

  /** One webhook, without its secret. */
  @Get(':id')
  @Allow('view', 'Webhook')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookDto> {
    return WebhookDto.of(await this.webhooks.get(actor, id));
  }

  /**
   * Change a webhook, or switch it off and on. What is left out stays.
   * @throws {409} The URL and secret that are stored do not open
   */
  @Put(':id')
  @Allow('update', 'Webhook')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateWebhookDto,
  ): Promise<WebhookDto> {
    return WebhookDto.of(await this.webhooks.update(actor, id, body));
  }

  /** Delete a webhook with its deliveries. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'Webhook')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.webhooks.remove(actor, id);
  }

  /**
   * Give a webhook a new signing secret. The old one signs nothing from now on.
   * @throws {409} The URL and secret that are stored do not open
   */
  @Post(':id/rotate')
  @HttpCode(200)
  @Allow('update', 'Webhook')
  async rotate(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MadeWebhookDto> {
    return MadeWebhookDto.ofNew(await this.webhooks.rotate(actor, id));
  }

  /**
   * Send a message that says nothing but that it arrives. The deliveries tell what came of it.
   * @throws {409} The webhook is switched off
   */
  @Post(':id/test')
  @Allow('update', 'Webhook')
  test(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookDeliveryDto> {
    return this.deliveries.test(actor, id);
  }
}
