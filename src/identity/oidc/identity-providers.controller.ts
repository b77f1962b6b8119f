import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../../authorization/index.js';
import { PublicAddress } from '../public-address.js';
import { CreateIdentityProviderDto, IdentityProviderDto, UpdateIdentityProviderDto } from './identity-providers.dto.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { IdentityProvidersService } from './identity-providers.service.js';

@ApiTags('Identity providers')
@Controller('identity-providers')
export class IdentityProvidersController {
  constructor(
    private readonly providers: IdentityProvidersService,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  /** The identity providers of the organization, without their secrets. */
  @Get()
  @Allow('view', 'IdentityProvider')
  async list(@CurrentActor() actor: Actor): Promise<IdentityProviderDto[]> {
    return (await this.providers.list(actor)).map((provider) => this.shown(provider));
  }

  /**
   * Let people sign in through an identity provider, which is asked for its discovery document first. It takes all that an
   * owner holds, as whoever controls a provider can be anybody in the organization.
   * @throws {409} The service does not know its own address: `KEYRACK_PUBLIC_URL`
   */
  @Post()
  @Allow('create', 'IdentityProvider')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateIdentityProviderDto): Promise<IdentityProviderDto> {
    return this.shown(await this.providers.create(actor, body));
  }

  /** One identity provider, without its secret. */
  @Get(':id')
  @Allow('view', 'IdentityProvider')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<IdentityProviderDto> {
    return this.shown(await this.providers.get(actor, id));
  }

  /**
   * Change an identity provider, or switch it off and on. What is left out stays. It takes all that an owner holds. What the
   * mappings give changes for each person when they sign in.
   * @throws {409} The service does not know its own address: `KEYRACK_PUBLIC_URL`
   */
  @Put(':id')
  @Allow('update', 'IdentityProvider')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateIdentityProviderDto,
  ): Promise<IdentityProviderDto> {
    return this.shown(await this.providers.update(actor, id, body));
  }

  /**
   * Delete an identity provider. The sessions that began through it end. People, and the memberships that came from it, stay
   * until somebody removes them.
   */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'IdentityProvider')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.providers.remove(actor, id);
  }

  private shown(provider: IdentityProvider): IdentityProviderDto {
    return IdentityProviderDto.of(provider, this.address.publicUrl);
  }
}
