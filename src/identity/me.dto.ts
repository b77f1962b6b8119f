import { IsString, MaxLength } from 'class-validator';
import type { Actor } from '../authorization/index.js';
import { IsName } from '../platform/index.js';
import type { Myself } from './me.service.js';
import type { SessionView } from './sessions.service.js';

export class MyWorkspaceDto {
  /** @example 019a9f3c-0000-7000-8000-000000000002 */
  id: string;
  /** @example Research */
  name: string;
  /** The name of your role there. @example editor */
  role: string;
}

export class MeDto {
  /** `key` for an API key, `session` for a person who signed in. @example key */
  kind: string;
  /** The API key; null for a person. @example 019a9f3c-0000-7000-8000-000000000004 */
  keyId: string | null;
  /** The person, or the member as whom the key acts. */
  userId: string | null;
  /** @example Deployment */
  name: string;
  organizationId: string;
  /** The workspace in which you work. */
  workspaceId: string;
  /** @example ["credentials:view", "credentials:create"] */
  permissions: string[];
  /** For a person. @example ada@example.com */
  email?: string;
  /** For a person. @example Difference Engines */
  organizationName?: string;
  /** For a person. @example Research */
  workspaceName?: string;
  /** For a person: the workspaces that they belong to. */
  workspaces?: MyWorkspaceDto[];
  /** For a person: whether they have a second factor. */
  secondFactor?: boolean;
  /** For a person: whether their organization requires one. Who has none then may do nothing but set one up. */
  secondFactorRequired?: boolean;

  static of(this: void, { grant }: Actor, myself: Myself | undefined): MeDto {
    const { kind, keyId, userId, name, organizationId, workspaceId, permissions } = grant;
    return { kind, keyId, userId, name, organizationId, workspaceId, permissions: [...permissions], ...myself };
  }
}

export class MoveDto {
  /** A workspace that you belong to. @example 019a9f3c-0000-7000-8000-000000000002 */
  @IsString({ message: 'workspaceId must be the id of a workspace' })
  @MaxLength(255)
  workspaceId: string;
}

export class RenameMeDto {
  /** @example "Ada King" */
  @IsName()
  name: string;
}

export class ChangePasswordDto {
  /** The password that you have. @example "four words make one" */
  @IsString({ message: 'current must be a text' })
  @MaxLength(1024, { message: 'current is too long' })
  current: string;

  /** The one that you want. @example "five words are even better" */
  @IsString({ message: 'password must be a text' })
  @MaxLength(1024, { message: 'password is too long' })
  password: string;
}

export class SessionDto {
  /** @example 019a9f3c-0000-7000-8000-00000000000c */
  id: string;
  /** The one that asks. */
  current: boolean;
  /** How it began. @example password */
  means: string;
  /** @example 192.0.2.7 */
  address: string;
  /** As the browser calls itself. @example "Mozilla/5.0" */
  userAgent: string;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** To the minute. @example 2026-11-20T10:00:00.000Z */
  lastSeenDate: string;

  static of(this: void, { createdAt, lastSeenAt, ...view }: SessionView, currentId: string | null): SessionDto {
    return { ...view, current: view.id === currentId, createdDate: createdAt, lastSeenDate: lastSeenAt };
  }
}
