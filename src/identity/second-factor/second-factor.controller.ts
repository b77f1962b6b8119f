import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, AllowAnyone, CurrentActor, type Actor } from '../../authorization/index.js';
import { SecondFactorSetUpService } from './second-factor-set-up.service.js';
import { AppSecretDto, RecoveryCodesDto, SecondFactorCodeDto } from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';

@ApiTags('Me')
@Controller('me/second-factor')
export class SecondFactorController {
  constructor(
    private readonly setUps: SecondFactorSetUpService,
    private readonly secondFactors: SecondFactorService,
  ) {}

  /**
   * Get a secret for an authenticator app. It counts once you have confirmed it; until then each call gives another one.
   * @throws {409} You have a second factor
   */
  @Post()
  @HttpCode(200)
  @AllowAnyone({ withoutSecondFactor: true })
  async begin(@CurrentActor() actor: Actor): Promise<AppSecretDto> {
    return AppSecretDto.of(await this.setUps.begin(actor));
  }

  /**
   * Show that the app works, and get recovery codes. From now on, signing in takes a code. All your other sessions end.
   * @throws {409} There is nothing to confirm
   */
  @Post('confirm')
  @HttpCode(200)
  @AllowAnyone({ withoutSecondFactor: true })
  async confirm(@CurrentActor() actor: Actor, @Body() { code }: SecondFactorCodeDto): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.setUps.confirm(actor, code) };
  }

  /** Get new recovery codes. Those that you have work no more. */
  @Post('recovery-codes')
  @HttpCode(200)
  @AllowAnyone()
  async renewRecoveryCodes(
    @CurrentActor() actor: Actor,
    @Body() { code }: SecondFactorCodeDto,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.secondFactors.renewRecoveryCodes(actor, code) };
  }

  /**
   * Sign in without a second factor again.
   * @throws {409} Your organization requires one
   */
  @Delete()
  @HttpCode(204)
  @AllowAnyone()
  remove(@CurrentActor() actor: Actor, @Body() { code }: SecondFactorCodeDto): Promise<void> {
    return this.secondFactors.remove(actor, code);
  }
}

@ApiTags('Users')
@Controller('users/:id/second-factor')
export class UserSecondFactorController {
  constructor(private readonly secondFactors: SecondFactorService) {}

  /** Remove the second factor of somebody who has lost it. Their sessions end. They must hold no more than you. */
  @Delete()
  @HttpCode(204)
  @Allow('update', 'User')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.secondFactors.removeOf(actor, id);
  }
}
