import type { Actor } from '../authorization/index.js';

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

  static of(this: void, { grant }: Actor): MeDto {
    const { kind, keyId, userId, name, organizationId, workspaceId, permissions } = grant;
    return { kind, keyId, userId, name, organizationId, workspaceId, permissions: [...permissions] };
  }
}
