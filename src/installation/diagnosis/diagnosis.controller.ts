import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../authorization/index.js';
import { VERSION } from '../../platform/index.js';
import { worstOf } from './check.js';
import { DiagnosisDto } from './diagnosis.dto.js';
import { DiagnosisService } from './diagnosis.service.js';

@ApiTags('Installation')
@Controller('installation/diagnosis')
export class DiagnosisController {
  constructor(private readonly diagnosis: DiagnosisService) {}

  /** What is well with this installation and what is not, and what to do about it. It opens what is sealed to try it, and shows nothing of it. */
  @Get()
  @Allow('operate', 'Installation')
  async get(): Promise<DiagnosisDto> {
    const checks = await this.diagnosis.run();
    return { status: worstOf(checks), time: new Date().toISOString(), version: VERSION, checks };
  }
}
