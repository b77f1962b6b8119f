import Box from '@mui/material/Box';
import type { JSX, ReactNode } from 'react';

/** A list whose rows take a second line where there is little room. */
export function RowList({ label, children }: { label: string; children: ReactNode }): JSX.Element {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {children}
    </Box>
  );
}

interface Props {
  /** What the row is about. It takes the room that is left, or on a phone a line of its own. */
  lead: ReactNode;
  /** Under the row, such as what went wrong with it. */
  below?: ReactNode;
  children: ReactNode;
}

export function RowListItem({ lead, below, children }: Props): JSX.Element {
  return (
    <Box
      component="li"
      sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: { xs: 'wrap', sm: 'nowrap' },
          alignItems: 'center',
          columnGap: 1.5,
          rowGap: 1,
        }}
      >
        <Box sx={{ flex: { xs: '1 1 100%', sm: '1 1 0' }, minWidth: 0 }}>{lead}</Box>
        {children}
      </Box>
      {below && <Box sx={{ mt: 1 }}>{below}</Box>}
    </Box>
  );
}
