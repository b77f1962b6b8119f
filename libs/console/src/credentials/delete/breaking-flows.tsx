import type { UsingFlowDto } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { JSX } from 'react';
import { texts } from '../../texts.js';

const words = texts.delete;

/** The flows that would not find the credential any more. */
export function BreakingFlows({ flows }: { flows: readonly UsingFlowDto[] }): JSX.Element {
  return (
    <Alert severity="warning">
      {words.breaks(flows.length)}
      <Box
        component="ul"
        sx={{ m: 0, mt: 0.5, pl: 2.5, maxHeight: 200, overflowY: 'auto' }}
        tabIndex={flows.length > 8 ? 0 : undefined}
      >
        {flows.map(({ id, name, active, workspaceId }) => (
          <li key={`${workspaceId}/${id}`}>
            {name} ({active ? words.active : words.inactive})
          </li>
        ))}
      </Box>
    </Alert>
  );
}
