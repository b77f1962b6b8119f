import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, AllowConnectSession, CurrentActor, type Actor } from '../authorization/index.js';
import { problem } from '../platform/index.js';
import { CredentialList } from './credential-list.js';
import {
  CreateCredentialDto,
  CredentialDetailsDto,
  CredentialDto,
  CredentialPageDto,
  DeleteCredentialQuery,
  DeletedDto,
  ListCredentialsQuery,
  UpdateCredentialDto,
} from './credentials.dto.js';
import { CredentialsService } from './credentials.service.js';

@ApiTags('Credentials')
@Controller('credentials')
export class CredentialsController {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly lists: CredentialList,
  ) {}

  /** Add a credential to the workspace. */
  @Post()
  @HttpCode(200)
  @Allow('create', 'Credential')
  @AllowConnectSession()
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCredentialDto): Promise<CredentialDto> {
    const { plainDataObj: data, scope, ...wanted } = body;
    return CredentialDto.of(
      await this.credentials.create(actor, { ...wanted, data, scope: scope ?? 'workspace' }), // it may be null
    );
  }

  /** The credentials that you may see: your workspace's, then those shared with it. */
  @Get()
  @Allow('view', 'Credential')
  @AllowConnectSession()
  @ApiExtraModels(CredentialDto, CredentialPageDto)
  @ApiOkResponse({
    description: 'The credentials; with page and limit, one page of them and how many there are',
    schema: { $ref: '#/components/schemas/CredentialListDto' },
  })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListCredentialsQuery,
  ): Promise<CredentialDto[] | CredentialPageDto> {
    const found = await this.lists.read(actor, query);
    return Array.isArray(found)
      ? found.map(CredentialDto.of)
      : { data: found.data.map(CredentialDto.of), total: found.total };
  }

  /** One credential. Those who may change it get its values too, with the secrets hidden. */
  @Get(':id')
  @Allow('view', 'Credential')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CredentialDetailsDto> {
    return CredentialDetailsDto.ofDetails(await this.credentials.get(actor, id));
  }

  /**
   * Change the name, the values or the dates. What is left out keeps what it has; values that are replaced are kept as a version.
   * @throws {409} The stored values do not open, or somebody else changed them at the same time
   */
  @Put(':id')
  @Allow('update', 'Credential')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateCredentialDto,
  ): Promise<CredentialDto> {
    const { plainDataObj: data, ...wanted } = body;
    return CredentialDto.of(await this.credentials.update(actor, id, { ...wanted, data }));
  }

  /**
   * Delete a credential and its shares.
   * @throws {409} Flows use it, and `force` is not set: `CREDENTIAL_IN_USE` with the flows
   */
  @Delete(':id')
  @Allow('delete', 'Credential')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { force = false }: DeleteCredentialQuery,
  ): Promise<DeletedDto> {
    await this.credentials.remove(actor, id, force);
    return { raw: [], affected: 1 };
  }

  /** Answers a change that names no credential. */
  @Put()
  @Allow('update', 'Credential')
  @ApiExcludeEndpoint()
  updateNone(): never {
    throw problem('missing', 'The path names no credential: PUT /api/v1/credentials/{id}');
  }

  /** Answers a deletion that names no credential. */
  @Delete()
  @Allow('delete', 'Credential')
  @ApiExcludeEndpoint()
  removeNone(): never {
    throw problem('missing', 'The path names no credential: DELETE /api/v1/credentials/{id}');
  }
}
