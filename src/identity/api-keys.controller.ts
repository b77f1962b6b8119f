import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { ApiKeyDto, CreateApiKeyDto, MadeApiKeyDto, RenameApiKeyDto } from './api-keys.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('API keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /** The API keys of the workspace, without their tokens. Who may change workspaces sees those of the whole organization. */
  @Get()
  @Allow('view', 'ApiKey')
  async list(@CurrentActor() actor: Actor): Promise<ApiKeyDto[]> {
    return (await this.keys.list(actor)).map(ApiKeyDto.of);
  }

  /** Make an API key. Its token is in this answer and nowhere else. */
  @Post()
  @Allow('create', 'ApiKey')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateApiKeyDto): Promise<MadeApiKeyDto> {
    return MadeApiKeyDto.ofNew(await this.keys.create(actor, body));
  }

  /** One API key, without its token. */
  @Get(':id')
  @Allow('view', 'ApiKey')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ApiKeyDto> {
    return ApiKeyDto.of(await this.keys.get(actor, id));
  }

  /** Rename an API key. */
  @Put(':id')
  @Allow('update', 'ApiKey')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { name }: RenameApiKeyDto,
  ): Promise<ApiKeyDto> {
    return ApiKeyDto.of(await this.keys.rename(actor, id, name));
  }

  /** Give an API key a new token. The old one ends at once. */
  @Post(':id/rotate')
  @HttpCode(200)
  @Allow('update', 'ApiKey')
  async rotate(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MadeApiKeyDto> {
    return MadeApiKeyDto.ofNew(await this.keys.rotate(actor, id));
  }

  /** Revoke an API key. It ends at once. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'ApiKey')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.keys.revoke(actor, id);
  }
}
