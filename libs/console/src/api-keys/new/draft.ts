import type { CreateApiKeyDto } from '@keyrack/client';

/** What somebody has chosen for a new key. */
export interface Draft {
  name: string;
  permissions: CreateApiKeyDto['permissions'];
  /** A member; empty for a key that acts for the workspace. */
  userId: string;
  dialect: NonNullable<CreateApiKeyDto['dialect']>;
  /** As `<input type="datetime-local">` has it, in the person's own time; empty for never. */
  expiresAt: string;
}

/** The fields at which what is wrong can be said. */
export const FIELDS = ['name', 'permissions', 'userId', 'dialect', 'expiresAt'] as const;

export const newDraft = (userId = ''): Draft => ({
  name: '',
  permissions: [],
  userId,
  dialect: 'flowise',
  expiresAt: '',
});

export function wishOf({ name, permissions, userId, dialect, expiresAt }: Draft): CreateApiKeyDto {
  return {
    name: name.trim(),
    permissions,
    dialect,
    ...(userId !== '' && { userId }),
    ...(expiresAt !== '' && { expiresAt: new Date(expiresAt).toISOString() }),
  };
}
