import type { AuditEntryDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { JSX } from 'react';
import { eventName } from '../names.js';
import { texts } from '../texts.js';
import { EntryFacts } from './entry-facts.js';
import type { Filter } from './filter.js';

const words = texts.auditEntry;

interface Props {
  entry: AuditEntryDto;
  onFilter: (change: Partial<Filter>) => void;
  onClose: () => void;
}

/** All that an entry says, and the way to others like it. */
export function EntryDialog({ entry, onFilter, onClose }: Props): JSX.Element {
  const { event, actorId, subjectId } = entry;
  const only = (change: Partial<Filter>): void => {
    onFilter(change);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="entry-title">
      <DialogTitle id="entry-title">{eventName(event)}</DialogTitle>
      <DialogContent dividers tabIndex={0}>
        <EntryFacts entry={entry} />
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5, flexWrap: 'wrap' }}>
        {actorId !== null && <Button onClick={() => only({ actor: actorId })}>{words.onlyActor}</Button>}
        {subjectId !== null && <Button onClick={() => only({ subject: subjectId })}>{words.onlySubject}</Button>}
        <Box sx={{ flex: 1 }} />
        <Button onClick={onClose}>{texts.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
