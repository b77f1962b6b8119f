import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../authorization/index.js';
import { CiphertextsDto } from './ciphertexts.dto.js';
import { Ciphertexts } from './ciphertexts.service.js';

@ApiTags('Installation')
@Controller('installation/ciphertexts')
export class CiphertextsController {
  constructor(private readonly ciphertexts: Ciphertexts) {}

  /** How much is encrypted with which key: data keys by the root key that wraps them, and texts by the data key that sealed them. */
  @Get()
  @Allow('operate', 'Installation')
  list(): Promise<CiphertextsDto> {
    return this.ciphertexts.count();
  }
}
