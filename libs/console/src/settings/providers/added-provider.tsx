import type { IdentityProviderDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useId, type JSX } from 'react';
import { texts } from '../../texts.js';
import { ProviderAddresses } from './provider-addresses.js';

interface Props {
  provider: IdentityProviderDto;
  onClose: () => void;
}

/** Says what the provider has to know before anybody can sign in through it: it is known only now. */
export function AddedProvider({ provider, onClose }: Props): JSX.Element {
  const id = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{texts.providers.added}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <ProviderAddresses provider={provider} />
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Button variant="contained" onClick={onClose}>
          {texts.providers.registered}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
