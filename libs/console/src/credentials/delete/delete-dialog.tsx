import type { CredentialDto, UsagesDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type JSX } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { texts } from '../../texts.js';
import { useUsages } from '../use-usages.js';
import { BreakingFlows } from './breaking-flows.js';
import { useDelete } from './use-delete.js';

const words = texts.delete;

interface Props {
  credential: CredentialDto;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a credential is deleted: with its name, what would break, and its name typed when that runs. */
export default function DeleteDialog({ credential, onClose, onDeleted }: Props): JSX.Element {
  const { id, name } = credential;
  const usages = useUsages(id);
  const [typed, setTyped] = useState('');
  const remove = useDelete(id, onDeleted ?? onClose);
  const isTypingNeeded = (usages.data?.active ?? 0) > 0;
  const isReady = usages.data !== undefined && (!isTypingNeeded || typed === name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) remove.mutate({ force: (usages.data?.flows.length ?? 0) > 0 });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="delete-title" role="alertdialog">
      <form onSubmit={submit}>
        <DialogTitle id="delete-title">{words.title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2}>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{words.question(name)}</Typography>
            <Typography color="textSecondary">{words.forGood}</Typography>
            <Breaks usages={usages.data} error={usages.error} />
            {isTypingNeeded && (
              <>
                <Typography sx={{ overflowWrap: 'anywhere' }}>{words.typeName(name)}</Typography>
                <TextField
                  label={words.nameField}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  slotProps={{ htmlInput: { autoComplete: 'off' } }}
                />
              </>
            )}
            {remove.error && <ProblemAlert error={remove.error} />}
          </Stack>
        </DialogContent>
        <DialogActions sx={{ px: 3, py: 1.5 }}>
          <Button onClick={onClose} autoFocus>
            {texts.cancel}
          </Button>
          <Button type="submit" color="error" variant="contained" disabled={!isReady} loading={remove.isPending}>
            {texts.credentials.delete}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Breaks({ usages, error }: { usages: UsagesDto | undefined; error: Error | null }): JSX.Element | null {
  if (error) return <ProblemAlert error={error} />;
  if (!usages) return <Typography role="status">{words.checking}</Typography>;
  return usages.flows.length > 0 ? <BreakingFlows flows={usages.flows} /> : null;
}
