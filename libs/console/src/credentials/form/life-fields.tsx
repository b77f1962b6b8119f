import ExpandMore from '@mui/icons-material/ExpandMore';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { saidOf } from '../../api/said.js';
import { useUnreadable } from '../../parts/unreadable.js';
import { texts } from '../../texts.js';
import { idOf, type Form } from './use-form.js';

const words = texts.form;

/** When a credential ends, and how often its values are to be replaced. Open when there is something in it, or wrong with it. */
export function LifeFields({ form, error }: { form: Form; error: Error | null }): JSX.Element {
  const { expiresAt, rotateEvery } = form.draft;
  const [isUnreadable, watched] = useUnreadable();
  const ofExpiry = isUnreadable ? texts.incomplete(words.expiresAt) : saidOf(error, 'expiresAt', words.expiresAt);
  const ofRotation = form.complaint('rotateEvery') ?? saidOf(error, 'rotateEvery', words.rotateEvery);
  const [isOpen, setOpen] = useState(expiresAt !== '' || rotateEvery !== '');
  return (
    <Accordion
      variant="outlined"
      disableGutters
      expanded={isOpen || ofExpiry !== undefined || ofRotation !== undefined}
      onChange={(_event, isOpened) => setOpen(isOpened)}
      sx={{ '&::before': { display: 'none' } }}
    >
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {words.life}
        </Typography>
      </AccordionSummary>
      {/* It does not close over somebody who mends what is wrong. */}
      <AccordionDetails onFocus={() => setOpen(true)}>
        <Stack spacing={2} direction={{ xs: 'column', sm: 'row' }}>
          <TextField
            id={idOf('expiresAt')}
            type="datetime-local"
            label={words.expiresAt}
            value={expiresAt}
            error={ofExpiry !== undefined}
            helperText={ofExpiry ?? words.expiresHelp}
            onChange={(event) => form.set({ expiresAt: event.target.value })}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: watched }}
          />
          <TextField
            id={idOf('rotateEvery')}
            label={words.rotateEvery}
            value={rotateEvery}
            error={ofRotation !== undefined}
            helperText={ofRotation ?? words.rotateHelp}
            onChange={(event) => form.set({ rotateEvery: event.target.value })}
            slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
          />
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}
