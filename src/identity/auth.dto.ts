import { Transform } from 'class-transformer';
import { IsEmail, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { IsName } from '../platform/index.js';

const lower = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)); // prettier-ignore

export class SignInDto {
  /** @example ada@example.com */
  @lower
  @IsString({ message: 'email must be an e-mail address' })
  @MaxLength(254, { message: 'email must have at most 254 characters' })
  email: string;

  /** @example "four words make one" */
  @IsString({ message: 'password must be a text' })
  @MaxLength(1024, { message: 'password is too long' })
  password: string;

  /** Only where one password opens several organizations. */
  @IsOptional()
  @IsUUID(undefined, { message: 'organizationId must be the id of an organization' })
  organizationId?: string;
}

export class SetUpDto {
  /** What stands behind # in the link that the terminal shows. @example 3Zl0vPq1oXw7Jc9mKd2RtYbN5uEaHs8fGi4kWnVxT6Q */
  @IsString({ message: 'token must be a text' })
  @Length(20, 100, { message: 'token is not one of a set-up link' })
  token: string;

  /** @example ada@example.com */
  @lower
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254, { message: 'email must have at most 254 characters' })
  email: string;

  /** @example "Ada Lovelace" */
  @IsName()
  name: string;

  /** At least 12 characters. @example "four words make one" */
  @IsString({ message: 'password must be a text' })
  @MaxLength(1024, { message: 'password is too long' })
  password: string;
}

/** Somebody may be in now: the cookie says so, and no body does. */
export class SignedInDto {
  /** The second factor is asked for, and there is no session yet. */
  secondFactor: boolean;
  /** Only then: to be sent with a code within five minutes. @example bm90LXRoZS1jaGFsbGVuZ2Utb2YtYS1zaWduLWlu */
  challenge?: string;
}

export class SignInOptionsQuery {
  /** Whose identity providers are listed, where there are several organizations. */
  @IsOptional()
  @IsUUID(undefined, { message: 'organizationId must be the id of an organization' })
  organizationId?: string;
}

export class SignInProviderDto {
  /** @example 019a9f3c-0000-7000-8000-000000000013 */
  id: string;
  /** @example "Acme login" */
  name: string;
}

export class SignInOptionsDto {
  /** Nobody can sign in yet: the terminal of the service shows a link. */
  needsSetup: boolean;
  /** The identity providers through which one can sign in: of the only organization, or of the one that was named. */
  providers: SignInProviderDto[];
}
