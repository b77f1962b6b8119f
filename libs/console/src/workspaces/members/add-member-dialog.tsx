import { addMember, type MemberDto, type UserDto, type WorkspaceDto } from '@keyrack/client';
import Stack from '@mui/material/Stack';
import { useState, type JSX } from 'react';
import { ME, workspaceKey } from '../../api/keys.js';
import { isBeside, saidOf } from '../../api/said.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useChange } from '../../parts/use-change.js';
import { RoleField } from '../../roles/role-field.js';
import { texts } from '../../texts.js';
import { USUAL_ROLE } from '../usual-role.js';
import { PersonField } from './person-field.js';

const words = texts.workspaces;

interface Props {
  workspace: WorkspaceDto;
  members: readonly MemberDto[];
  onClose: () => void;
}

/** Makes somebody of the organization a member. */
export function AddMemberDialog({ workspace: { id, name }, members, onClose }: Props): JSX.Element {
  const [person, setPerson] = useState<UserDto | null>(null);
  const [role, setRole] = useState(USUAL_ROLE);
  const [isTried, setTried] = useState(false);
  const add = useChange({
    send: (userId: string) => addMember({ path: { id }, body: { userId, role } }),
    changes: [workspaceKey(id), ME],
    notice: words.added,
    onDone: onClose,
  });
  const submit = (): void => {
    setTried(true);
    if (person) add.mutate(person.id);
  };
  return (
    <FormDialog
      title={words.addMemberTo(name)}
      confirm={words.addDone}
      isPending={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ py: 1 }}>
        <PersonField
          value={person}
          isLeftOut={({ id: userId }) => members.some((member) => member.userId === userId)}
          error={isTried && !person ? texts.required(words.person) : undefined}
          onChange={setPerson}
        />
        <RoleField label={words.role} value={role} error={saidOf(add.error, 'role')} onChange={setRole} />
        {isBeside(add.error, ['role']) && <ProblemAlert error={add.error} />}
      </Stack>
    </FormDialog>
  );
}
