import { listWebhookDeliveries, type WebhookDeliveryPageDto, type WebhookDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, type JSX } from 'react';
import { WEBHOOKS } from '../../api/keys.js';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { texts } from '../../texts.js';
import { DeliveryItem } from './delivery-item.js';

const words = texts.webhooks;
const AT_ONCE = 50;
const AGAIN_MS = 2000;

/** Whether the newest message has not been tried yet, as right after a test. */
const isWaiting = (page: WebhookDeliveryPageDto | undefined): boolean => page?.data[0]?.attempts === 0;

/** What was sent to a webhook, newest first. */
export function DeliveriesDialog({ webhook, onClose }: { webhook: WebhookDto; onClose: () => void }): JSX.Element {
  const titleId = useId();
  const { id, name } = webhook;
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...WEBHOOKS, id],
    queryFn: ({ pageParam: cursor }) =>
      listWebhookDeliveries({ path: { id }, query: { limit: AT_ONCE, ...(cursor !== null && { cursor }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) => (isWaiting(state.data?.pages[0]) ? AGAIN_MS : false),
  });
  const deliveries = data?.pages.flatMap((page) => page.data);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{words.deliveriesOf(name)}</DialogTitle>
      <DialogContent>
        {error && <ProblemAlert error={error} />}
        {!deliveries && !error && <Loading />}
        {deliveries?.length === 0 && <Typography>{words.noDeliveries}</Typography>}
        <List disablePadding>
          {deliveries?.map((delivery) => (
            <DeliveryItem key={delivery.id} webhook={webhook} delivery={delivery} />
          ))}
        </List>
        {hasNextPage && (
          <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.detail.more}
          </Button>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Button onClick={onClose}>{texts.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
