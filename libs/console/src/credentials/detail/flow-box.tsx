import type { UsingFlowDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../../texts.js';

/** A flow, and in it the nodes that use the credential. */
export function FlowBox({ flow: { name, kind, active, nodes } }: { flow: UsingFlowDto }): JSX.Element {
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.25, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {kind}
        </Typography>
        <Chip
          size="small"
          variant="outlined"
          color={active ? 'success' : 'default'}
          label={active ? texts.delete.active : texts.delete.inactive}
        />
      </Box>
      <Box
        component="ul"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, listStyle: 'none', m: 0, mt: 0.75, p: 0 }}
      >
        {nodes.map(({ id, name: node }) => (
          <Box
            component="li"
            key={id}
            title={id}
            sx={{
              bgcolor: 'action.hover',
              borderRadius: 1,
              px: 1,
              py: 0.25,
              fontSize: '0.8125rem',
              overflowWrap: 'anywhere',
            }}
          >
            {node}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
