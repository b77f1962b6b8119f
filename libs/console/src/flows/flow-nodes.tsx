import type { FlowReferenceDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { Code } from '../parts/facts.js';
import { Section } from '../parts/section.js';
import { texts } from '../texts.js';
import { UsedCredential } from './used-credential.js';

const words = texts.flow;

/** Each place in the flow that refers to a credential. */
export function FlowNodes({ references }: { references: readonly FlowReferenceDto[] }): JSX.Element {
  return (
    <Section heading={words.nodes}>
      {references.length === 0 && <Typography color="textSecondary">{words.nodesNone}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {references.map((reference) => (
          <Place key={reference.path} reference={reference} />
        ))}
      </Box>
    </Section>
  );
}

function Place({ reference }: { reference: FlowReferenceDto }): JSX.Element {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 2fr) minmax(0, 3fr)' },
        gap: { xs: 1, sm: 3 },
        alignItems: 'center',
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0, pt: 0 },
        '&:last-of-type': { pb: 0 },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {reference.nodeName}
        </Typography>
        <Typography variant="body2" color="textSecondary" component="div">
          <Code>{reference.path}</Code>
        </Typography>
      </Box>
      <UsedCredential reference={reference} />
    </Box>
  );
}
