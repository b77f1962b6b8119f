import type { AuditEntryDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { eventName } from '../names.js';
import { When } from '../parts/when.js';
import { texts } from '../texts.js';

/** The event in words. On phones, who and when stand below it, as their columns have no room. */
export function What({ entry: { event, outcome, actorName, at } }: { entry: AuditEntryDto }): JSX.Element {
  const name = eventName(event);
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
        <Typography variant="body2" noWrap sx={{ fontWeight: 600 }} title={name}>
          {name}
        </Typography>
        {outcome === 'refused' && (
          <Chip
            size="small"
            color="warning"
            variant="outlined"
            label={texts.audit.refused}
            sx={{ height: 20, flexShrink: 0 }}
          />
        )}
      </Box>
      <Typography variant="body2" color="textSecondary" noWrap sx={{ display: { md: 'none' } }}>
        {actorName}, <When at={at} />
      </Typography>
    </>
  );
}
