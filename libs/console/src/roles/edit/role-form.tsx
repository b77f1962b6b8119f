import type { CreateRoleDto, Permission, RoleDto } from '@keyrack/client';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { isBeside, saidOf } from '../../api/said.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { TextInput } from '../../parts/text-input.js';
import { texts } from '../../texts.js';
import { permissionsOf, PermissionFields } from './permission-fields.js';

const words = texts.roles;

interface Props {
  title: string;
  help?: string;
  /** Of the button that sends it. */
  confirm: string;
  /** What the role is now. */
  start?: RoleDto;
  change: UseMutationResult<RoleDto, Error, CreateRoleDto>;
  onClose: () => void;
}

/** What a role is called, and what it holds. */
export function RoleForm({ title, help, confirm, start, change, onClose }: Props): JSX.Element {
  const [name, setName] = useState(start?.name ?? '');
  const [description, setDescription] = useState(start?.description ?? '');
  const [held, setHeld] = useState<ReadonlySet<Permission>>(() => permissionsOf(start));
  const [isTried, setTried] = useState(false);
  const complaint = isTried && name.trim() === '' ? texts.required(words.name) : undefined;
  const descriptionSaid = saidOf(change.error, 'description');
  const submit = (): void => {
    setTried(true);
    if (name.trim() !== '') change.mutate({ name: name.trim(), description, permissions: [...held] });
  };
  return (
    <FormDialog {...{ title, confirm, onClose }} isPending={change.isPending} maxWidth="md" onSubmit={submit}>
      <Stack spacing={2} sx={{ py: 1 }}>
        {help !== undefined && <Typography color="textSecondary">{help}</Typography>}
        <TextInput
          name="name"
          label={words.name}
          value={name}
          error={change.error}
          complaint={complaint}
          autoFocus
          onChange={setName}
        />
        <TextField
          multiline
          label={texts.optional(words.description)}
          value={description}
          error={descriptionSaid !== undefined}
          helperText={descriptionSaid ?? words.descriptionHelp}
          onChange={(event) => setDescription(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 1000 } }}
        />
        <PermissionFields held={held} onChange={setHeld} />
        {isBeside(change.error, ['name', 'description']) && <ProblemAlert error={change.error} />}
      </Stack>
    </FormDialog>
  );
}
