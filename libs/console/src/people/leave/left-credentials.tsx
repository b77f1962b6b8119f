import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { TypeIcon } from '../../parts/type-icon.js';
import { texts } from '../../texts.js';
import type { Left } from './left.js';

const words = texts.leaving;

/** Each personal credential with how many flows use it. */
export function LeftCredentials({ left: { count, credentials } }: { left: Left }): JSX.Element {
  const others = count - credentials.length;
  return (
    <div>
      <Typography role="status" sx={{ mb: 1 }}>
        {words.owns(count)}
      </Typography>
      <Box
        component="ul"
        aria-label={words.list}
        tabIndex={credentials.length > 4 ? 0 : undefined}
        sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 232, overflowY: 'auto' }}
      >
        {credentials.map(({ id, name, credentialName, flows, activeFlows }) => (
          <Box component="li" key={id} sx={{ display: 'flex', alignItems: 'center', gap: 1.5, py: 0.75 }}>
            <TypeIcon type={credentialName} />
            <Box sx={{ minWidth: 0 }}>
              <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
                {name}
              </Typography>
              <Typography variant="body2" color={activeFlows > 0 ? 'warning' : 'textSecondary'}>
                {flows === 0 ? words.unused : words.usedBy(flows, activeFlows)}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
      {others > 0 && (
        <Typography variant="body2" color="textSecondary">
          {words.more(others)}
        </Typography>
      )}
    </div>
  );
}
