import { ApiProperty } from '@nestjs/swagger';
import { Length, IsString } from 'class-validator';
import { MayBeAbsent } from '../../platform/index.js';
import type { AppSecret } from './second-factor-set-up.service.js';

export class SecondFactorCodeDto {
  /** The six digits that the authenticator app shows, or a recovery code where there are some. @example "492039" */
  @IsString({ message: 'code must be a text' })
  @Length(6, 40, { message: 'code must be the six digits of an authenticator app, or a recovery code' })
  code: string;
}

export class AnswerSecondFactorDto extends SecondFactorCodeDto {
  /** What the first step of signing in has answered. Left out after signing in through an identity provider: a cookie has it. @example bm90LXRoZS1jaGFsbGVuZ2Utb2YtYS1zaWduLWlu */
  @MayBeAbsent()
  @IsString({ message: 'challenge must be a text' })
  @Length(20, 100, { message: 'challenge is not one of a sign-in' })
  @ApiProperty({ type: String, required: false })
  challenge?: string;
}

export class AppSecretDto {
  /** For typing into an authenticator app: base32. In this answer and nowhere else. @example GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ */
  secret: string;
  /** The same for a QR code. @example "otpauth://totp/Keyrack:ada%40example.com?issuer=Keyrack&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" */
  uri: string;

  static of(this: void, { secret, uri }: AppSecret): AppSecretDto {
    return { secret, uri };
  }
}

export class RecoveryCodesDto {
  /** Each lets you in once without the app. In this answer and nowhere else. @example ["k7f2-9qmd-3xwa-p04t"] */
  recoveryCodes: string[];
}
