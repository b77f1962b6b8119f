import type { CredentialDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { SearchField } from '../../parts/search-field.js';
import { texts } from '../../texts.js';
import { ShareLists } from './share-lists.js';
import { useShareChange, useShares } from './use-shares.js';
import { ShareProblem } from './share-problem.js';

const words = texts.share;

interface Props {
  credential: CredentialDto;
  onClose: () => void;
}

/** Who can use a credential, and letting others use it: each change counts at once. */
export default function ShareDialog({ credential, onClose }: Props): JSX.Element {
  const [search, setSearch] = useState('');
  const shares = useShares(credential.id);
  const change = useShareChange(credential.id);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="share-title">
      <DialogTitle id="share-title">{words.title}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {words.help(credential.name)}
          </Typography>
          <SearchField label={words.search} value={search} onChange={setSearch} autoFocus />
          {change.error && <ShareProblem change={change} />}
          {shares.error && <ProblemAlert error={shares.error} onRetry={() => void shares.refetch()} />}
          {shares.data ? (
            <ShareLists credential={credential} shares={shares.data} search={search} change={change} />
          ) : (
            !shares.error && <Loading />
          )}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Button onClick={onClose}>{texts.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
