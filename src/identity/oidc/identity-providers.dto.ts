import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsName, MayBeAbsent } from '../../platform/index.js';
import { SetRoleDto } from '../../workspaces/index.js';
import type { IdentityProvider, RoleMapping } from './identity-provider.entity.js';
import { callbackUrl, landingUrl } from './provider-addresses.js';
import { IsReturnPath } from './return-path.js';

const MOST_MAPPINGS = 200;
const ISSUER_RULE =
  'issuer must be the https:// address of the provider as it writes it (or http:// where the operator allows it), without user, password, ? and #, of at most 500 characters';
const ISSUER = /^https?:\/\/[\x21\x22\x24-\x3e\x41-\x7e]{1,490}$/;
const CLIENT_ID_RULE = 'clientId must be what the provider calls this service, of at most 255 characters';
const SECRET_RULE =
  'clientSecret must be the secret that the provider has given for clientId, of at most 1000 characters';
const SCOPES_RULE = 'scopes must be words with one space between them, openid among them, of at most 500 characters';
const SCOPES = /^(?=.{1,500}$)(?=(?:.* )?openid(?: |$))[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/;
const CLAIM_RULE = 'roleClaim must be the name of a claim, or a path to it with dots, of at most 255 characters';
const VISIBLE = /^[\x21-\x7e]+$/;

export class RoleMappingDto extends SetRoleDto {
  /** What the role claim holds, as it is or in a list. @example keyrack-editors */
  @IsString({ message: 'value must be a text' })
  @Length(1, 255, { message: 'value must have 1 to 255 characters' })
  value: string;

  /** @example 019a9f3c-0000-7000-8000-000000000002 */
  @IsString({ message: 'workspaceId must be the id of a workspace' })
  workspaceId: string;
}

class ProviderSettingsDto {
  /** Left out, or null in a change, for a public client. Never shown again. @example not-a-real-client-secret */
  @IsOptional()
  @IsString({ message: SECRET_RULE })
  @Length(1, 1000, { message: SECRET_RULE })
  @ApiProperty({ type: String, nullable: true, required: false })
  clientSecret?: string | null;

  /** What is asked for: `openid email profile` when left out. @example "openid email profile groups" */
  @MayBeAbsent()
  @Matches(SCOPES, { message: SCOPES_RULE })
  @ApiProperty({ type: String, required: false })
  scopes?: string;

  /** The claim that the mappings are about, such as `groups` or `realm_access.roles`. @example groups */
  @IsOptional()
  @Matches(VISIBLE, { message: CLAIM_RULE })
  @Length(1, 255, { message: CLAIM_RULE })
  @ApiProperty({ type: String, nullable: true, required: false })
  roleClaim?: string | null;

  /** Which values of the role claim give which role where. Of two for one workspace, the first counts. */
  @MayBeAbsent()
  @IsArray({ message: 'mappings must be a list' })
  @ArrayMaxSize(MOST_MAPPINGS, { message: `mappings must be at most ${MOST_MAPPINGS}` })
  @ValidateNested({ each: true, message: 'mappings must be objects with value, workspaceId and role' })
  @Type(() => RoleMappingDto)
  @ApiProperty({ type: [RoleMappingDto], required: false })
  mappings?: RoleMappingDto[];

  /** `false` switches it off: nobody signs in through it, and the sessions that began through it end. @example true */
  @MayBeAbsent()
  @IsBoolean({ message: 'enabled must be true or false' })
  @ApiProperty({ type: Boolean, required: false })
  enabled?: boolean;
}

export class CreateIdentityProviderDto extends ProviderSettingsDto {
  /** What the button says. @example "Acme login" */
  @IsName()
  name: string;

  /** @example https://login.acme.example.com/realms/acme */
  @Matches(ISSUER, { message: ISSUER_RULE })
  @ApiProperty({ type: String })
  issuer: string;

  /** @example keyrack */
  @Matches(VISIBLE, { message: CLIENT_ID_RULE })
  @Length(1, 255, { message: CLIENT_ID_RULE })
  @ApiProperty({ type: String })
  clientId: string;
}

export class UpdateIdentityProviderDto extends ProviderSettingsDto {
  /** @example "Acme login" */
  @MayBeAbsent()
  @IsName()
  @ApiProperty({ type: String, required: false })
  name?: string;

  /** Another one takes the client secret anew, and forgets whom the old one knew. @example https://login.acme.example.com/realms/acme */
  @MayBeAbsent()
  @Matches(ISSUER, { message: ISSUER_RULE })
  @ApiProperty({ type: String, required: false })
  issuer?: string;

  /** @example keyrack */
  @MayBeAbsent()
  @Matches(VISIBLE, { message: CLIENT_ID_RULE })
  @Length(1, 255, { message: CLIENT_ID_RULE })
  @ApiProperty({ type: String, required: false })
  clientId?: string;
}

export class IdentityProviderDto {
  /** @example 019a9f3c-0000-7000-8000-000000000013 */
  id: string;
  /** @example "Acme login" */
  name: string;
  /** @example https://login.acme.example.com/realms/acme */
  issuer: string;
  /** @example keyrack */
  clientId: string;
  /** A secret is set. It is never shown. @example true */
  hasClientSecret: boolean;
  /** @example "openid email profile" */
  scopes: string;
  /** @example groups */
  roleClaim: string | null;
  mappings: RoleMappingDto[];
  /** @example true */
  enabled: boolean;
  /** To be registered at the provider as the redirect URI: each has its own. Null when the service does not know its address. @example https://keyrack.example.com/api/v1/auth/callback/019a9f3c-0000-7000-8000-000000000013 */
  redirectUri: string | null;
  /** To be registered at the provider for signing out. @example https://keyrack.example.com/sign-in */
  postLogoutRedirectUri: string | null;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;

  static of(this: void, provider: IdentityProvider, publicUrl: string | undefined): IdentityProviderDto {
    return {
      id: provider.id,
      name: provider.name,
      issuer: provider.issuer,
      clientId: provider.clientId,
      hasClientSecret: provider.sealed !== null,
      scopes: provider.scopes,
      roleClaim: provider.roleClaim,
      mappings: provider.mappings.map(mappingOf),
      enabled: provider.enabled === 1,
      redirectUri: publicUrl === undefined ? null : callbackUrl(publicUrl, provider.id),
      postLogoutRedirectUri: publicUrl === undefined ? null : landingUrl(publicUrl),
      createdDate: provider.createdAt.toISOString(),
      updatedDate: provider.updatedAt.toISOString(),
    };
  }
}

export class BeginSignInDto {
  /** Where to go in the end: a path of this service, `/` when left out. @example /credentials */
  @MayBeAbsent()
  @IsReturnPath()
  @ApiProperty({ type: String, required: false })
  to?: string;
}

export class AddressDto {
  /** Where the browser goes next. @example https://login.acme.example.com/realms/acme/auth */
  url: string;
}

export function mappingOf({ value, workspaceId, role }: RoleMapping): RoleMapping {
  return { value, workspaceId, role };
}
