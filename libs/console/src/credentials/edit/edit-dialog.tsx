import type { CredentialDto } from '@keyrack/client';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { JSX } from 'react';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { TypeIcon } from '../../parts/type-icon.js';
import { texts } from '../../texts.js';
import { useCredentialNow } from '../use-credential.js';
import { useTypes } from '../use-types.js';
import { EditForm } from './edit-form.js';

interface Props {
  credential: CredentialDto;
  onClose: () => void;
}

/** Changing a credential. Its form appears once its type and what is stored are known. */
export default function EditDialog({ credential: { id, name, credentialName }, onClose }: Props): JSX.Element {
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const types = useTypes();
  const details = useCredentialNow(id);
  const type = types.data?.find((known) => known.name === credentialName);
  const error = types.error ?? details.error;
  return (
    <Dialog open onClose={onClose} fullWidth fullScreen={isPhone} maxWidth="sm" aria-labelledby="edit-title">
      <DialogTitle id="edit-title" sx={{ display: 'flex', alignItems: 'center', gap: 1.25, overflowWrap: 'anywhere' }}>
        <TypeIcon type={credentialName} />
        {texts.edit.title(name)}
      </DialogTitle>
      {error && <ProblemAlert error={error} />}
      {type && details.data ? (
        <EditForm type={type} credential={details.data} onClose={onClose} />
      ) : (
        !error && <Loading />
      )}
    </Dialog>
  );
}
