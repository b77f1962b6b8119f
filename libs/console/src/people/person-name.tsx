import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';

interface Props {
  userId: string;
  name: string;
  email: string;
}

/** What somebody is called, and their address below. */
export function PersonName({ userId, name, email }: Props): JSX.Element {
  const me = useMe();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography variant="body2" noWrap sx={{ fontWeight: 600 }}>
          {name}
        </Typography>
        {userId === me.userId && (
          <Chip size="small" variant="outlined" label={texts.people.you} sx={{ height: 20, flexShrink: 0 }} />
        )}
      </Box>
      <Typography variant="body2" color="textSecondary" noWrap title={email}>
        {email}
      </Typography>
    </Box>
  );
}
