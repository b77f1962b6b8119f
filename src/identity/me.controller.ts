import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AllowAnyone, CurrentActor, type Actor } from '../authorization/index.js';
import { MeDto } from './me.dto.js';

@ApiTags('Me')
@Controller('me')
export class MeController {
  /** Who you are, where you work, and what you may do. */
  @Get()
  @AllowAnyone()
  get(@CurrentActor() actor: Actor): MeDto {
    return MeDto.of(actor);
  }
}
