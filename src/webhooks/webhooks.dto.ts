import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { IsName, IsWhole, MayBeAbsent } from '../platform/index.js';
import { DELIVERY_STATUSES, type DeliveryStatus, type Webhook } from './entities.js';
import { WEBHOOK_EVENTS, type WebhookEvent } from './events.js';
import { URL_RULE } from './webhook-url.js';
import type { NewWebhook } from './webhooks.service.js';

const EVENTS_RULE = `events must be a list of one or more of ${WEBHOOK_EVENTS.join(', ')}`;

export class CreateWebhookDto {
  /** @example "Ops channel" */
  @IsName()
  name: string;

  /** Where messages are sent: an https:// URL. It is kept as a secret, as it may hold a token. @example https://hooks.example.com/services/T000 */
  @IsString({ message: URL_RULE })
  url: string;

  /** What it is told of; everything when left out. @example ["credential.due", "credential.expired"] */
  @MayBeAbsent()
  @IsArray({ message: EVENTS_RULE })
  @ArrayMinSize(1, { message: EVENTS_RULE })
  @IsIn(WEBHOOK_EVENTS, { each: true, message: EVENTS_RULE })
  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true, required: false })
  events?: WebhookEvent[];
}

export class UpdateWebhookDto {
  /** @example "Ops channel" */
  @MayBeAbsent()
  @IsName()
  @ApiProperty({ type: String, required: false })
  name?: string;

  /** @example https://hooks.example.com/services/T000 */
  @MayBeAbsent()
  @IsString({ message: URL_RULE })
  url?: string;

  /** @example ["credential.due", "credential.expired"] */
  @MayBeAbsent()
  @IsArray({ message: EVENTS_RULE })
  @ArrayMinSize(1, { message: EVENTS_RULE })
  @IsIn(WEBHOOK_EVENTS, { each: true, message: EVENTS_RULE })
  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true, required: false })
  events?: WebhookEvent[];

  /** `false` switches it off: nothing is queued for it, and nothing is sent, until it is on again. @example true */
  @MayBeAbsent()
  @IsBoolean({ message: 'active must be true or false' })
  active?: boolean;
}

export class WebhookDto {
  /** @example 019a9f3c-0000-7000-8000-000000000011 */
  id: string;
  /** @example "Ops channel" */
  name: string;
  /** Where messages are sent, without what comes after the host: it may hold a token. @example https://hooks.example.com/… */
  url: string;
  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  events: WebhookEvent[];
  /** `false` when it was switched off, by somebody or by a receiver that answered 410 Gone. @example true */
  active: boolean;
  workspaceId: string;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;

  static of(this: void, webhook: Webhook): WebhookDto {
    return {
      id: webhook.id,
      name: webhook.name,
      url: webhook.shownUrl,
      events: webhook.events,
      active: webhook.active === 1,
      workspaceId: webhook.workspaceId,
      createdDate: webhook.createdAt.toISOString(),
      updatedDate: webhook.updatedAt.toISOString(),
    };
  }
}

export class MadeWebhookDto extends WebhookDto {
  /** What messages are signed with, as Standard Webhooks has it. It is shown this once. @example whsec_bm90LWEtcmVhbC1zZWNyZXQ= */
  secret: string;

  static ofNew(this: void, { webhook, secret }: NewWebhook): MadeWebhookDto {
    return { ...WebhookDto.of(webhook), secret };
  }
}

export class WebhookDeliveryQuery {
  /** Only those that wait, have arrived, or were given up. */
  @IsOptional()
  @IsIn(DELIVERY_STATUSES, { message: `status must be one of ${DELIVERY_STATUSES.join(', ')}` })
  @ApiProperty({ enum: DELIVERY_STATUSES, required: false })
  status?: DeliveryStatus;

  /** Where to go on: `nextCursor` of the answer before. */
  @IsOptional()
  @IsUUID()
  cursor?: string;

  /** How many at the most. */
  @IsOptional()
  @IsWhole(1, 1000)
  limit?: number;
}

export class WebhookDeliveryDto {
  /** The id of the message: `webhook-id`, the same at each attempt. @example 019a9f3c-0000-7000-8000-000000000012 */
  id: string;
  /** @example credential.shared */
  event: string;
  /** `pending`, `delivered` or `failed`. @example delivered */
  status: string;
  /** How many attempts were made. @example 1 */
  attempts: number;
  /** The status of the last answer; null when there was none. @example 204 */
  lastStatus: number | null;
  /** What went wrong at the last attempt. */
  lastError: string | null;
  /** @example 2026-11-20T10:00:00.000Z */
  attemptedAt: string | null;
  /** When it is tried next, if it waits. @example 2026-11-20T10:05:00.000Z */
  nextAttemptAt: string | null;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
}

export class WebhookDeliveryPageDto {
  data: WebhookDeliveryDto[];
  /** Give this as `cursor` for the next page; null on the last one. */
  nextCursor: string | null;
}
