import type { CreateRoleDto, RoleDto } from '@keyrack/client';
import type { UseMutationResult } from '@tanstack/react-query';
import { INVITATIONS, ME, ROLES, WORKSPACES } from '../../api/keys.js';
import { useChange } from '../../parts/use-change.js';

/** Makes or changes a role. What its holders may do changes with it, so everything that names it is asked for again. */
export function useRoleChange(
  send: (role: CreateRoleDto) => Promise<RoleDto>,
  notice: string,
  onDone: () => void,
): UseMutationResult<RoleDto, Error, CreateRoleDto> {
  return useChange({ send, notice, onDone, changes: [ROLES, WORKSPACES, INVITATIONS, ME] });
}
