import { KeyrackError, removeWorkspace, type WorkspaceDto } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { ME, WORKSPACES } from '../api/keys.js';
import { Confirmation } from '../parts/confirmation.js';
import { isSameName } from '../parts/is-same-name.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';

const words = texts.workspaces;

interface Props {
  workspace: WorkspaceDto;
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks before a workspace is deleted; one that holds credentials takes its name typed. */
export function DeleteDialog({ workspace: { id, name }, onClose, onDeleted }: Props): JSX.Element {
  const [typed, setTyped] = useState('');
  const [held, setHeld] = useState<number>();
  const remove = useChange({
    send: () => removeWorkspace({ path: { id }, ...(held !== undefined && { query: { force: true } }) }),
    changes: [WORKSPACES, ME],
    notice: words.deleted,
    onDone: onDeleted,
  });
  const go = (): void => remove.mutate(undefined, { onError: (error) => setHeld((before) => heldIn(error) ?? before) });
  return (
    <Confirmation
      question={words.deleteQuestion(name)}
      help={words.deleteHelp}
      confirm={words.delete}
      isPending={remove.isPending}
      isReady={held === undefined || isSameName(typed, name)}
      error={heldIn(remove.error) === undefined ? remove.error : null}
      onConfirm={go}
      onClose={onClose}
    >
      {held !== undefined && (
        <>
          <Alert severity="warning">{words.holds(held)}</Alert>
          <Typography sx={{ overflowWrap: 'anywhere' }}>{words.typeName(name)}</Typography>
          <TextField
            autoFocus
            label={words.nameField}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ htmlInput: { autoComplete: 'off' } }}
          />
        </>
      )}
    </Confirmation>
  );
}

/** How many credentials stand in the way, if that is what is refused. */
function heldIn(error: unknown): number | undefined {
  if (!(error instanceof KeyrackError) || error.code !== 'IN_USE') return undefined;
  const { credentials } = error.details;
  return typeof credentials === 'number' ? credentials : undefined;
}
