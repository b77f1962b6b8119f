import { removeWebhook, rotateWebhook, testWebhook, type MadeWebhookDto, type WebhookDto } from '@keyrack/client';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import SendOutlined from '@mui/icons-material/SendOutlined';
import Box from '@mui/material/Box';
import { useState, type JSX } from 'react';
import { WEBHOOKS } from '../../api/keys.js';
import { RowButton } from '../../parts/row-button.js';
import { Confirmation } from '../../parts/confirmation.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useChange } from '../../parts/use-change.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { DeliveriesDialog } from './deliveries-dialog.js';
import { WebhookDialog } from './webhook-dialog.js';

const words = texts.webhooks;

interface Props {
  webhook: WebhookDto;
  onNewSecret: (webhook: MadeWebhookDto) => void;
}

export function WebhookActions({ webhook, onNewSecret }: Props): JSX.Element {
  const { id, name, active } = webhook;
  const path = { id };
  const [asked, setAsked] = useState<'edit' | 'deliveries' | 'rotate' | 'delete'>();
  const [mayUpdate, mayDelete] = [useMay('webhooks:update'), useMay('webhooks:delete')];
  const remove = useChange({
    send: () => removeWebhook({ path }),
    changes: [WEBHOOKS],
    notice: words.deleted,
    onDone: () => setAsked(undefined),
  });
  const rotate = useChange({
    send: () => rotateWebhook({ path }),
    changes: [],
    isSecret: true,
    onDone: (made) => {
      setAsked(undefined);
      onNewSecret(made);
    },
  });
  const test = useChange({
    send: () => testWebhook({ path }),
    changes: [[...WEBHOOKS, id]],
    onDone: () => setAsked('deliveries'), // what became of it is seen there
  });
  const close = (): void => setAsked(undefined);
  return (
    <>
      <Box sx={{ whiteSpace: 'nowrap' }}>
        <RowButton Icon={ListAltOutlined} label={words.deliveriesOf(name)} onClick={() => setAsked('deliveries')} />
        {mayUpdate && active && (
          <RowButton Icon={SendOutlined} label={words.testOf(name)} onClick={() => test.mutate()} />
        )}
        {mayUpdate && <RowButton Icon={KeyOutlined} label={words.rotateOf(name)} onClick={() => setAsked('rotate')} />}
        {mayUpdate && <RowButton Icon={EditOutlined} label={words.editOf(name)} onClick={() => setAsked('edit')} />}
        {mayDelete && (
          <RowButton Icon={DeleteOutlined} label={words.deleteOf(name)} onClick={() => setAsked('delete')} />
        )}
      </Box>
      {test.error && (
        <Box sx={{ flexBasis: '100%' }}>
          <ProblemAlert error={test.error} />
        </Box>
      )}
      {asked === 'deliveries' && <DeliveriesDialog webhook={webhook} onClose={close} />}
      {asked === 'edit' && <WebhookDialog webhook={webhook} onDone={close} onClose={close} />}
      {asked === 'rotate' && (
        <Confirmation
          question={words.rotateQuestion(name)}
          help={words.rotateHelp}
          confirm={words.rotate}
          isPending={rotate.isPending}
          isHeld
          error={rotate.error}
          onConfirm={() => rotate.mutate()}
          onClose={close}
        />
      )}
      {asked === 'delete' && (
        <Confirmation
          question={words.deleteQuestion(name)}
          help={words.deleteHelp}
          confirm={words.delete}
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={close}
        />
      )}
    </>
  );
}
