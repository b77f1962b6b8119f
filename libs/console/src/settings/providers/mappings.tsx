import type { RoleMappingDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import { Mapping } from './mapping.js';

const words = texts.providers;
const EMPTY: RoleMappingDto = { value: '', workspaceId: '', role: 'viewer' };

interface Props {
  mappings: readonly RoleMappingDto[];
  onChange: (mappings: RoleMappingDto[]) => void;
}

/** Which value of the claim gives which role in which workspace. */
export function Mappings({ mappings, onChange }: Props): JSX.Element {
  return (
    <Stack spacing={1.5} role="group" aria-label={words.mappings}>
      <Typography variant="h3">{words.mappings}</Typography>
      <Typography variant="body2" color="textSecondary">
        {mappings.length === 0 ? words.noMappings : words.mappingsHelp}
      </Typography>
      {mappings.map((mapping, at) => (
        <Mapping
          key={at} // a line has nothing else to be told by, and keeps no state
          number={at + 1}
          mapping={mapping}
          onChange={(changed) =>
            onChange(mappings.map((other, index) => (index === at ? { ...other, ...changed } : other)))
          }
          onRemove={() => onChange(mappings.filter((_other, index) => index !== at))}
        />
      ))}
      <Button
        variant="outlined"
        size="small"
        sx={{ alignSelf: 'start' }}
        onClick={() => onChange([...mappings, EMPTY])}
      >
        {words.addMapping}
      </Button>
    </Stack>
  );
}
