import type { WorkspaceDto } from '@keyrack/client';
import Stack from '@mui/material/Stack';
import { useState, type JSX } from 'react';
import { isBeside, saidOf } from '../../api/said.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { TextInput } from '../../parts/text-input.js';
import { RoleField } from '../../roles/role-field.js';
import { texts } from '../../texts.js';
import { USUAL_ROLE } from '../usual-role.js';
import { Invited } from './invited.js';
import { useInvite } from './use-invite.js';

const words = texts.workspaces;

interface Props {
  workspace: WorkspaceDto;
  onClose: () => void;
}

/** Invites somebody by address, and then shows what became of it. */
export function InviteDialog({ workspace: { id, name }, onClose }: Props): JSX.Element {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState(USUAL_ROLE);
  const [isTried, setTried] = useState(false);
  const invite = useInvite(id);
  const complaint = isTried && email.trim() === '' ? texts.required(words.email) : undefined;
  const submit = (): void => {
    setTried(true);
    if (email.trim() !== '') invite.mutate({ email: email.trim(), role });
  };
  if (invite.data) return <Invited invitation={invite.data} onClose={onClose} />;
  return (
    <FormDialog
      title={words.inviteTo(name)}
      confirm={words.invite}
      isPending={invite.isPending}
      isHeld
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ py: 1 }}>
        <TextInput
          name="email"
          type="email"
          label={words.email}
          value={email}
          error={invite.error}
          complaint={complaint}
          autoFocus
          onChange={setEmail}
        />
        <RoleField label={words.role} value={role} error={saidOf(invite.error, 'role')} onChange={setRole} />
        {isBeside(invite.error, ['email', 'role']) && <ProblemAlert error={invite.error} />}
      </Stack>
    </FormDialog>
  );
}
