import type { MadeWebhookDto, WebhookDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import ListItem from '@mui/material/ListItem';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import { WebhookActions } from './webhook-actions.js';

const words = texts.webhooks;

interface Props {
  webhook: WebhookDto;
  onNewSecret: (webhook: MadeWebhookDto) => void;
}

export function WebhookItem({ webhook, onNewSecret }: Props): JSX.Element {
  const { name, url, events, active } = webhook;
  return (
    <ListItem
      disableGutters
      divider
      sx={{ flexWrap: 'wrap', gap: 1, justifyContent: 'space-between', '&:last-of-type': { borderBottom: 0 } }}
    >
      <Box sx={{ minWidth: 0, flex: '1 1 280px' }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {name} {!active && <Chip size="small" variant="outlined" label={words.isOff} />}
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {url}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {events.map((event) => words.eventNames[event]).join(', ')}
        </Typography>
      </Box>
      <WebhookActions webhook={webhook} onNewSecret={onNewSecret} />
    </ListItem>
  );
}
