import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, AllowConnectSession, CurrentActor, type Actor } from '../authorization/index.js';
import { TestResultDto, TestValuesDto } from './credential-tests.dto.js';
import { CredentialTests } from './credential-tests.service.js';

@ApiTags('Runtime')
@Controller('credentials')
export class CredentialTestsController {
  constructor(private readonly tests: CredentialTests) {}

  /**
   * Ask the provider whether a credential works. The result is kept and shown with the credential.
   * @throws {409} The stored values do not open, or refer to an environment variable that cannot be read
   */
  @Post(':id/test')
  @HttpCode(200)
  @Allow('use', 'Credential')
  async test(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TestResultDto> {
    return TestResultDto.of(await this.tests.test(actor, id));
  }

  /**
   * Ask the provider whether values work, before they are saved. Takes the right to save them as well.
   * @throws {409} They refer to an environment variable that cannot be read
   */
  @Post('test')
  @HttpCode(200)
  @Allow('use', 'Credential')
  @AllowConnectSession()
  async testValues(@CurrentActor() actor: Actor, @Body() body: TestValuesDto): Promise<TestResultDto> {
    const { credentialName, plainDataObj: values, credentialId } = body;
    return TestResultDto.of(await this.tests.testDraft(actor, { credentialName, values, credentialId }));
  }
}
