import { listWebhooks, type MadeWebhookDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { WEBHOOKS } from '../../api/keys.js';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { ShownOnceDialog } from '../../parts/shown-once-dialog.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { WebhookDialog } from './webhook-dialog.js';
import { WebhookItem } from './webhook-item.js';

const words = texts.webhooks;

export function Webhooks(): JSX.Element {
  const { data, error, refetch } = useQuery({ queryKey: WEBHOOKS, queryFn: () => listWebhooks() });
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<MadeWebhookDto>();
  const mayAdd = useMay('webhooks:create');
  const show = (webhook: MadeWebhookDto): void => {
    setAdding(false);
    setMade(webhook);
  };
  return (
    <Section heading={words.heading} action={mayAdd && <Button onClick={() => setAdding(true)}>{words.add}</Button>}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1, maxWidth: '75ch' }}>
        {words.help}
      </Typography>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Typography>{words.none}</Typography>}
      <List disablePadding>
        {data?.map((webhook) => (
          <WebhookItem key={webhook.id} webhook={webhook} onNewSecret={setMade} />
        ))}
      </List>
      {isAdding && <WebhookDialog onDone={show} onClose={() => setAdding(false)} />}
      {made && (
        <ShownOnceDialog
          title={words.secretTitle}
          help={words.secretHelp}
          label={words.secret}
          value={made.secret}
          onClose={() => setMade(undefined)}
        />
      )}
    </Section>
  );
}
