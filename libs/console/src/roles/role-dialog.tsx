import { createRole, getRole, removeRole, updateRole, type CreateRoleDto, type RoleDto } from '@keyrack/client';
import type { JSX } from 'react';
import { differing, merged } from '../api/differences.js';
import { ME, ROLES, WORKSPACES } from '../api/keys.js';
import { Confirmation } from '../parts/confirmation.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';
import { permissionsOf } from './edit/permission-fields.js';
import { RoleForm } from './edit/role-form.js';
import { useRoleChange } from './edit/use-role-change.js';

const words = texts.roles;

/** What somebody wants to do with roles. */
export type Asked = { action: 'create' } | { action: 'edit' | 'delete'; role: RoleDto };

interface Props {
  asked: Asked;
  onClose: () => void;
}

export function RoleDialog({ asked, onClose }: Props): JSX.Element {
  switch (asked.action) {
    case 'create':
      return <CreateDialog onClose={onClose} />;
    case 'edit':
      return <EditDialog role={asked.role} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog role={asked.role} onClose={onClose} />;
  }
}

function CreateDialog({ onClose }: Pick<Props, 'onClose'>): JSX.Element {
  const change = useRoleChange((body) => createRole({ body }), words.created, onClose);
  return <RoleForm title={words.add} confirm={words.create} change={change} onClose={onClose} />;
}

function EditDialog({ role, onClose }: { role: RoleDto; onClose: () => void }): JSX.Element {
  const change = useRoleChange((wanted) => save(role, wanted), words.saved, onClose);
  return (
    <RoleForm
      title={words.edit(role.name)}
      help={words.changeHelp}
      confirm={texts.save}
      start={role}
      change={change}
      onClose={onClose}
    />
  );
}

/** Sends what was changed in the form: what somebody else has given or revoked meanwhile stays so. */
async function save(
  { id, ...first }: RoleDto,
  { name, description = '', permissions }: CreateRoleDto,
): Promise<RoleDto> {
  const held = [...permissionsOf(first)];
  const changed = differing({ name, description, permissions }, { ...first, permissions: held });
  if (changed.permissions === undefined) return updateRole({ path: { id }, body: changed });
  const stored = await getRole({ path: { id } });
  return updateRole({
    path: { id },
    body: { ...changed, permissions: merged(permissions, held, [...permissionsOf(stored)]) },
  });
}

function DeleteDialog({ role: { id, name }, onClose }: { role: RoleDto; onClose: () => void }): JSX.Element {
  const remove = useChange({
    send: () => removeRole({ path: { id } }),
    changes: [ROLES, WORKSPACES, ME],
    notice: words.deleted,
    onDone: onClose,
  });
  return (
    <Confirmation
      question={words.deleteQuestion(name)}
      help={words.deleteHelp}
      confirm={words.delete}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
