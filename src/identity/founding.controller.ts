import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { CreateOrganizationDto, FoundedDto } from './founding.dto.js';
import { FoundingService } from './founding.service.js';

@ApiTags('Organizations')
@Controller('organizations')
export class FoundingController {
  constructor(private readonly founding: FoundingService) {}

  /** Make another organization on this installation, with a first workspace and a first API key. The installation's first key may. */
  @Post()
  @Allow('create', 'Organization')
  async create(
    @CurrentActor() actor: Actor,
    @Body() { name, workspaceName }: CreateOrganizationDto,
  ): Promise<FoundedDto> {
    return FoundedDto.of(
      await this.founding.found(actor, { organization: name, workspace: workspaceName ?? 'Default' }),
    );
  }
}
