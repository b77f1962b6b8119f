import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { CredentialVersionDto } from './credential-versions.dto.js';
import { CredentialVersionsService } from './credential-versions.service.js';
import { CredentialDto } from './credentials.dto.js';

@ApiTags('Credentials')
@Controller('credentials/:id/versions')
export class CredentialVersionsController {
  constructor(private readonly versions: CredentialVersionsService) {}

  /** When the values were written, by whom, and which: those that it has now first, then earlier ones. Never the values. */
  @Get()
  @Allow('update', 'Credential')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CredentialVersionDto[]> {
    return (await this.versions.list(actor, id)).map(CredentialVersionDto.of);
  }

  /**
   * Bring earlier values back. They become a new version, and those that they replace are kept.
   * @throws {409} The earlier values do not open, or they are the ones that it has now
   */
  @Post(':version/restore')
  @HttpCode(200)
  @Allow('update', 'Credential')
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('version') version: string,
  ): Promise<CredentialDto> {
    return CredentialDto.of(await this.versions.restore(actor, id, version));
  }

  /** Delete all earlier values. They can never be brought back. */
  @Delete()
  @HttpCode(204)
  @Allow('update', 'Credential')
  purge(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.versions.purge(actor, id);
  }

  /**
   * Delete the values of one earlier version.
   * @throws {409} They are the values that it has now
   */
  @Delete(':version')
  @HttpCode(204)
  @Allow('update', 'Credential')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('version') version: string): Promise<void> {
    return this.versions.remove(actor, id, version);
  }
}
