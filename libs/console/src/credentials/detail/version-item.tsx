import type { CredentialVersionDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import type { JSX } from 'react';
import { When } from '../../parts/when.js';
import { texts } from '../../texts.js';

const words = texts.detail;

interface Props {
  version: CredentialVersionDto;
  /** Of the inputs, by their names. */
  labels: ReadonlyMap<string, string>;
  isBusy: boolean;
  onRestore: () => void;
  onPurge: () => void;
}

export function VersionItem({
  version: { version, current, at, by, changed },
  labels,
  isBusy,
  onRestore,
  onPurge,
}: Props): JSX.Element {
  const inputs = changed?.map((name) => labels.get(name) ?? name).join(', ') ?? '';
  return (
    <ListItem disableGutters divider sx={{ flexWrap: 'wrap', gap: 1 }}>
      <ListItemText
        primary={words.version(version)}
        secondary={
          <>
            <When at={at} /> {by && words.by(by.name)}
            {inputs !== '' && `, ${words.changedInputs(inputs)}`}
          </>
        }
        sx={{ flex: '1 1 160px', overflowWrap: 'anywhere' }}
      />
      {current ? (
        <Chip size="small" variant="outlined" label={words.current} />
      ) : (
        <Box>
          <Button size="small" disabled={isBusy} aria-label={words.restoreOf(version)} onClick={onRestore}>
            {words.restore}
          </Button>
          <Button size="small" color="error" disabled={isBusy} aria-label={words.purgeOf(version)} onClick={onPurge}>
            {words.purge}
          </Button>
        </Box>
      )}
    </ListItem>
  );
}
