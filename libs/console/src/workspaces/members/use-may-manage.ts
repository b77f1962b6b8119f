import { useHolds, useRoles } from '../../roles/use-roles.js';
import { useMay } from '../../session/use-me.js';

/** Whether I may change or remove a member with this role: nobody does that to those who hold more. */
export function useMayManage(roleId: string): { mayUpdate: boolean; mayRemove: boolean } {
  const { data: roles } = useRoles();
  const holds = useHolds();
  const isUpdater = useMay('members:update');
  const isRemover = useMay('members:delete');
  const role = roles?.find(({ id }) => id === roleId);
  // Those who may not see roles are told by the service when it is too much.
  const mayManage = role === undefined || holds(role.permissions);
  return { mayUpdate: isUpdater && role !== undefined && mayManage, mayRemove: isRemover && mayManage };
}
