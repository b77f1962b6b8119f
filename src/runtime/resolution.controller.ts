import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { ResolutionDto, ResolvedDto, ResolveManyDto } from './resolution.dto.js';
import { ResolutionService } from './resolution.service.js';

@ApiTags('Runtime')
@Controller('credentials')
export class ResolutionController {
  constructor(private readonly resolution: ResolutionService) {}

  /**
   * The plaintext of a credential, for programs: it takes an API key with `credentials:resolve`.
   * @throws {409} The credential has expired (`CREDENTIAL_EXPIRED`), its stored values do not open, or they refer to an environment variable that cannot be read
   */
  @Post(':id/resolve')
  @HttpCode(200)
  @Allow('resolve', 'Credential')
  resolve(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ResolvedDto> {
    return this.resolution.resolve(actor, id);
  }

  /** The plaintext of several credentials, each with its own answer. */
  @Post('resolve')
  @HttpCode(200)
  @Allow('resolve', 'Credential')
  async resolveSeveral(@CurrentActor() actor: Actor, @Body() { ids }: ResolveManyDto): Promise<ResolutionDto[]> {
    const found = await this.resolution.resolveMany(actor, ids);
    return ids.flatMap((id, at) => (found[at] ? [ResolutionDto.of(id, found[at])] : []));
  }
}
