import { retryWebhookDelivery, type WebhookDeliveryDto, type WebhookDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import type { JSX } from 'react';
import { WEBHOOKS } from '../../api/keys.js';
import { messageOf } from '../../api/said.js';
import { useChange } from '../../parts/use-change.js';
import { When } from '../../parts/when.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';

const words = texts.webhooks;

interface Props {
  webhook: WebhookDto;
  delivery: WebhookDeliveryDto;
}

export function DeliveryItem({ webhook: { id, active }, delivery }: Props): JSX.Element {
  const { id: deliveryId, event, status, attempts, lastStatus, lastError, createdDate } = delivery;
  const mayRetry = useMay('webhooks:update') && active;
  const retry = useChange({
    send: () => retryWebhookDelivery({ path: { id, deliveryId } }),
    changes: [[...WEBHOOKS, id]],
    notice: words.retried,
  });
  const outcome = Object.entries(words.statuses).find(([name]) => name === status)?.[1] ?? status;
  const why = retry.error ? messageOf(retry.error) : lastError;
  return (
    <ListItem disableGutters divider sx={{ gap: 2 }}>
      <ListItemText
        primary={`${event}: ${outcome}`}
        secondary={
          <>
            <When at={createdDate} />, {words.attempts(attempts)}
            {lastStatus !== null && `, ${lastStatus}`}
            {why !== null && `. ${why}`}
          </>
        }
      />
      {mayRetry && (
        <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
          {words.retry}
        </Button>
      )}
    </ListItem>
  );
}
