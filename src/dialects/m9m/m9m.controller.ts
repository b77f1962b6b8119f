import { Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor, type Actor } from '../../authorization/index.js';
import { IsFlag, IsName, IsText, problem } from '../../platform/index.js';
import { IsOptional, validateSync } from 'class-validator';
import {
  M9mCreateDto,
  M9mCreatedDto,
  M9mDetailsDto,
  M9mListDto,
  M9mTestDto,
  M9mUpdateDto,
  M9mUpdatedDto,
} from './m9m.dto.js';
import { M9mService } from './m9m.service.js';
import { required } from './words.js';

class ListQuery {
  /** Only credentials of this type. @example apiKey */
  @IsOptional()
  @IsText(255)
  type?: string;
}

class DeleteQuery {
  /** `true` deletes it although workflows use it. */
  @IsOptional()
  @IsFlag()
  force?: boolean;
}

class Named {
  @IsName()
  name: string;
}

@ApiTags('m9m')
@Controller('m9m/api/v1/credentials')
export class M9mController {
  constructor(private readonly m9m: M9mService) {}

  /** The credentials that you may see, without their values. */
  @Get()
  @Allow('view', 'Credential')
  list(@CurrentActor() actor: Actor, @Query() { type }: ListQuery): Promise<M9mListDto> {
    return this.m9m.list(actor, type);
  }

  /** One credential: which values are stored, and which nodes use it. Never the values. */
  @Get(':id')
  @Allow('view', 'Credential')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<M9mDetailsDto> {
    return this.m9m.get(actor, id);
  }

  /** Add a credential to the workspace. */
  @Post()
  @Allow('create', 'Credential')
  @ApiBody({ type: M9mCreateDto })
  create(@CurrentActor() actor: Actor, @Req() { body }: FastifyRequest): Promise<M9mCreatedDto> {
    const { name, type, data } = required(body, { name: 'string', type: 'string', data: 'object' });
    return this.m9m.create(actor, { name: nameIn(name), type: String(type), data: data as Record<string, unknown> });
  }

  /** Change the name, the values, or both. Values left out keep what they have. */
  @Put(':id')
  @Allow('update', 'Credential')
  @ApiBody({ type: M9mUpdateDto })
  update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() { body }: FastifyRequest,
  ): Promise<M9mUpdatedDto> {
    const { name, data } = required(body, {});
    if (data !== undefined) required(body, { data: 'object' });
    return this.m9m.update(actor, id, {
      ...(name !== undefined && { name: nameIn(name) }),
      ...(data !== undefined && { data: data as Record<string, unknown> }),
    });
  }

  /** Ask the provider whether a credential works. */
  @Post(':id/test')
  @HttpCode(200)
  @Allow('use', 'Credential')
  test(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<M9mTestDto> {
    return this.m9m.test(actor, id);
  }

  /**
   * Delete a credential.
   * @throws {409} Workflows use it, and `force` is not set: `CREDENTIAL_IN_USE` with their names
   */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'Credential')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { force = false }: DeleteQuery,
  ): Promise<void> {
    return this.m9m.remove(actor, id, force);
  }
}

/** @throws Problem `invalid` */
function nameIn(value: unknown): string {
  const named = Object.assign(new Named(), { name: value });
  const [wrong] = validateSync(named);
  if (wrong) throw problem('invalid', { name: Object.values(wrong.constraints ?? {}).join('; ') });
  return named.name;
}
