import type { CredentialDto, UsingFlowDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import type { JSX } from 'react';
import { TypeIcon } from '../../parts/type-icon.js';
import { texts } from '../../texts.js';
import { FlowBox } from './flow-box.js';

const STEM = 28;
const LINE = { borderColor: 'divider', borderStyle: 'solid', borderWidth: 0 };

interface Props {
  credential: CredentialDto;
  flows: readonly UsingFlowDto[];
}

/** The credential, from which a line goes to each flow that uses it. To a screen reader it is a list. */
export function UsageGraph({ credential, flows }: Props): JSX.Element {
  return (
    <Box sx={{ display: 'flex', flexDirection: { xs: 'column', sm: 'row' }, alignItems: { sm: 'center' } }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          p: 1.25,
          border: 2,
          borderColor: 'primary.main',
          borderRadius: 1,
          maxWidth: { sm: 240 },
          fontWeight: 600,
          fontSize: '0.875rem',
          overflowWrap: 'anywhere',
        }}
      >
        <TypeIcon type={credential.credentialName} size={24} />
        {credential.name}
      </Box>
      <Box aria-hidden="true" sx={{ ...LINE, borderTopWidth: 2, width: STEM, display: { xs: 'none', sm: 'block' } }} />
      <Box
        component="ul"
        aria-label={texts.detail.usagesGraph}
        sx={{ listStyle: 'none', m: 0, ml: { xs: 2, sm: 0 }, p: 0, flex: 1, minWidth: 0 }}
      >
        {flows.map((flow) => (
          <Box
            component="li"
            key={`${flow.workspaceId}/${flow.id}`}
            sx={{
              position: 'relative',
              display: 'flex',
              alignItems: 'center',
              py: 0.5,
              '&::before': { content: '""', ...LINE, borderTopWidth: 2, width: STEM, flexShrink: 0 },
              '&::after': {
                content: '""',
                ...LINE,
                borderLeftWidth: 2,
                position: 'absolute',
                left: 0,
                top: 0,
                bottom: 0,
              },
              '&:first-of-type::after': { top: { sm: '50%' } },
              '&:last-of-type::after': { bottom: '50%' },
            }}
          >
            <FlowBox flow={flow} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
