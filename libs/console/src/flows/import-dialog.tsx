import { importFlows } from '@keyrack/client';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { JSX } from 'react';
import { CREDENTIALS, FLOWS } from '../api/keys.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';
import { ImportForm } from './import-form.js';
import { linesOf, outcomesIn, type ImportedLine } from './import-lines.js';
import { ImportOutcome } from './import-outcome.js';

/** Registers the flows of a file, and shows what came of each. */
export default function ImportDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const change = useChange({ send, changes: [FLOWS, CREDENTIALS] });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="import-title">
      <DialogTitle id="import-title">{texts.flowImport.title}</DialogTitle>
      {change.data ? (
        <>
          <DialogContent dividers>
            <ImportOutcome lines={change.data} />
          </DialogContent>
          <DialogActions sx={{ px: 3, py: 1.5 }}>
            <Button variant="contained" autoFocus onClick={onClose}>
              {texts.close}
            </Button>
          </DialogActions>
        </>
      ) : (
        <ImportForm change={change} onClose={onClose} />
      )}
    </Dialog>
  );
}

async function send(file: File): Promise<ImportedLine[]> {
  const body = linesOf(await file.text());
  return outcomesIn(await importFlows({ body, bodySerializer: null, parseAs: 'text' }));
}
