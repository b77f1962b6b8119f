import { Transform } from 'class-transformer';
import { IsEmail, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { IsName } from '../../platform/index.js';
import { RoleReferenceDto, SetRoleDto } from '../../workspaces/index.js';
import type { Invitation } from './invitation.entity.js';
import type { NewInvitation } from './invitations.service.js';
import type { Opened } from './opened.js';

export class CreateInvitationDto extends SetRoleDto {
  /** @example ada@example.com */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254, { message: 'email must have at most 254 characters' })
  email: string;

  /** The workspace to join. @example 019a9f3c-0000-7000-8000-000000000002 */
  @IsString({ message: 'workspaceId must be the id of a workspace' })
  @MaxLength(255, { message: 'workspaceId must be the id of a workspace' })
  workspaceId: string;
}

export class InvitationDto {
  /** @example 019a9f3c-0000-7000-8000-00000000000d */
  id: string;
  /** @example ada@example.com */
  email: string;
  workspaceId: string;
  role: RoleReferenceDto;
  /** Whoever made it. @example "Grace Hopper" */
  inviterName: string;
  /** A mail server has taken a mail with the link. */
  mailed: boolean;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** When the link stops working, seven days later. @example 2026-11-27T10:00:00.000Z */
  expiresDate: string;

  /** Takes the row with its role loaded. */
  static of(this: void, invitation: Invitation): InvitationDto {
    const { id, email, workspaceId, inviterName, mailed, createdAt, expiresAt } = invitation;
    return {
      id,
      email,
      workspaceId,
      role: RoleReferenceDto.of(invitation.builtInRole, invitation.role ?? null),
      inviterName,
      mailed: mailed === 1,
      createdDate: createdAt.toISOString(),
      expiresDate: expiresAt.toISOString(),
    };
  }
}

export class MadeInvitationDto extends InvitationDto {
  /** Only here, and only when no mail was sent. Pass it on to the person, and to nobody else. */
  link?: string;
  /** Why no mail was sent, although there is a mail server in the settings. */
  mailProblem?: string;

  static ofNew(this: void, { invitation, link, mailProblem }: NewInvitation): MadeInvitationDto {
    return {
      ...InvitationDto.of(invitation),
      ...(invitation.mailed === 0 && { link }),
      ...(mailProblem !== undefined && { mailProblem }),
    };
  }
}

export class InvitationTokenDto {
  /** What stands behind # in the link. @example not-a-real-token-of-an-invitation-link */
  @IsString({ message: 'token must be a text' })
  @Length(20, 100, { message: 'token is not one of an invitation' })
  token: string;
}

export class AcceptInvitationDto extends InvitationTokenDto {
  /** How you want to be called. Needed when `needsPassword` is true. @example "Ada Lovelace" */
  @IsOptional()
  @IsName()
  name?: string;

  /** The password that you have, or, when `needsPassword` is true, a new one. @example "four words make one" */
  @IsOptional()
  @IsString({ message: 'password must be a text' })
  @MaxLength(1024, { message: 'password is too long' })
  password?: string;
}

export class OpenedInvitationDto {
  /** @example "Difference Engines" */
  organizationName: string;
  /** @example Research */
  workspaceName: string;
  /** The name of the role. @example editor */
  role: string;
  /** @example ada@example.com */
  email: string;
  /** True for somebody new, who chooses a name and a password; false for somebody who has a password here already. */
  needsPassword: boolean;

  static of(this: void, { email, organizationName, workspaceName, role, account }: Opened): OpenedInvitationDto {
    return { organizationName, workspaceName, role, email, needsPassword: account?.hasPassword !== true };
  }
}
