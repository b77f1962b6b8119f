import type { CredentialDto, UsagesDto } from '@keyrack/client';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { Confirmation } from '../../parts/confirmation.js';
import { isSameName } from '../../parts/is-same-name.js';
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
  const isReady = usages.data !== undefined && (!isTypingNeeded || isSameName(typed, name));
  return (
    <Confirmation
      question={words.title}
      help={words.question(name)}
      confirm={texts.credentials.delete}
      isPending={remove.isPending}
      isReady={isReady}
      error={remove.error}
      onConfirm={() => remove.mutate({ force: (usages.data?.flows.length ?? 0) > 0 })}
      onClose={onClose}
    >
      <Typography>{words.forGood}</Typography>
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
    </Confirmation>
  );
}

function Breaks({ usages, error }: { usages: UsagesDto | undefined; error: Error | null }): JSX.Element | null {
  if (error) return <ProblemAlert error={error} />;
  if (!usages) return <Typography role="status">{words.checking}</Typography>;
  return usages.flows.length > 0 ? <BreakingFlows flows={usages.flows} /> : null;
}
