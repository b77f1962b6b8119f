import type { CredentialDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { TypeIcon } from '../../parts/type-icon.js';
import { texts } from '../../texts.js';
import { ACTIONS } from '../list/actions.js';
import type { Asked } from '../list/credential-dialog.js';
import { Marks } from '../marks.js';

interface Props {
  credential: CredentialDto;
  onAsk: (asked: Asked) => void;
}

export function Header({ credential, onAsk }: Props): JSX.Element {
  const { name, credentialName, shared, permissions } = credential;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mt: 1.5, mb: 2.5 }}>
      <TypeIcon type={credentialName} size={40} />
      <Typography variant="h1" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
        {name}
      </Typography>
      <Marks credential={credential} />
      {shared && <Chip size="small" variant="outlined" label={texts.credentials.shared} />}
      <Box sx={{ flex: 1 }} />
      <Box sx={{ display: 'flex', gap: 1 }}>
        {ACTIONS.filter(({ action }) => permissions.includes(action)).map(({ action, label, Icon }) => (
          <Button
            key={action}
            variant="outlined"
            color={action === 'delete' ? 'error' : 'primary'}
            startIcon={<Icon />}
            onClick={() => onAsk({ action, credential })}
          >
            {label}
          </Button>
        ))}
      </Box>
    </Box>
  );
}
