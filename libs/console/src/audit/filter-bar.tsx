import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import { ActorField } from './actor-field.js';
import { EventField } from './event-field.js';
import type { Filter } from './filter.js';
import { OutcomeField } from './outcome-field.js';
import { useSubjectName } from './use-subject-name.js';

const words = texts.audit;

interface Props {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}

export function FilterBar({ filter, onChange }: Props): JSX.Element {
  const subject = useSubjectName(filter);
  return (
    <Box role="search">
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr 1fr', lg: '2fr 2fr minmax(165px, 1fr) 160px 160px' },
        }}
      >
        <EventField value={filter.event} onChange={(event) => onChange({ event })} />
        <ActorField value={filter.actor} onChange={(actor) => onChange({ actor })} />
        <OutcomeField value={filter.outcome} onChange={(outcome) => onChange({ outcome })} />
        <DayField label={words.from} value={filter.from} onChange={(from) => onChange({ from })} />
        <DayField label={words.to} value={filter.to} onChange={(to) => onChange({ to })} />
      </Box>
      {subject !== undefined && (
        <Chip
          label={words.about(subject)}
          onDelete={() => onChange({ subject: '' })}
          sx={{ mt: 1.5, maxWidth: '100%' }}
        />
      )}
    </Box>
  );
}

interface DayProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

function DayField({ label, value, onChange }: DayProps): JSX.Element {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}
