import type { FlowSummaryDto } from '@keyrack/client';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { Link as RouterLink } from 'react-router';
import { engineName } from '../names.js';

/** Ids are the engines' own, with whatever they have in them. */
export const flowPath = (id: string): string => `/flows/${encodeURIComponent(id)}`;

/** The name with the engine, which leads to the flow. */
export function FlowName({ flow: { id, name, kind } }: { flow: FlowSummaryDto }): JSX.Element {
  return (
    <>
      <Link
        component={RouterLink}
        to={flowPath(id)}
        underline="hover"
        noWrap
        color="textPrimary"
        sx={{ display: 'block', fontWeight: 600 }}
      >
        {name}
      </Link>
      <Typography variant="body2" color="textSecondary" noWrap>
        {engineName(kind)}
      </Typography>
    </>
  );
}
