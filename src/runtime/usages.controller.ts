import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { ReplaceCredentialDto, ReplacementDto, UsagesDto } from './usages.dto.js';
import { UsagesService } from './usages.service.js';

@ApiTags('Runtime')
@Controller('credentials/:id')
export class UsagesController {
  constructor(private readonly usages: UsagesService) {}

  /** What uses a credential: flows and their nodes, and the API keys that have resolved it. */
  @Get('usages')
  @Allow('view', 'Credential')
  list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<UsagesDto> {
    return this.usages.read(actor, id);
  }

  /**
   * Point every flow that uses this credential to another one of the same type, and say which nodes the engines must change.
   * It takes `credentials:update`, `credentials:view` and `flows:update`.
   */
  @Post('replace')
  @HttpCode(200)
  @Allow('update', 'Credential')
  substitute(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { with: other }: ReplaceCredentialDto,
  ): Promise<ReplacementDto> {
    return this.usages.replace(actor, id, other);
  }
}
