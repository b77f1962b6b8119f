import type { ApiKeyDto } from '@keyrack/client';
import Autorenew from '@mui/icons-material/Autorenew';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { useMemo, type JSX } from 'react';
import { RowButton } from '../parts/row-button.js';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';
import type { Asked } from './key-dialog.js';

const words = texts.apiKeys;

const ACTIONS = [
  { action: 'rename', needs: 'apikeys:update', labelOf: words.renameOf, Icon: EditOutlined },
  { action: 'rotate', needs: 'apikeys:update', labelOf: words.rotateOf, Icon: Autorenew },
  {
    action: 'revoke',
    needs: 'apikeys:delete',

    labelOf: words.revokeOf,
    Icon: DeleteOutlineOutlined,
  },
] as const;

type Action = (typeof ACTIONS)[number];

interface Props {
  actions: readonly Action[];
  apiKey: ApiKeyDto;
  onAsk: (asked: Asked) => void;
}

/** What one may do with keys. */
export function useActions(): Action[] {
  const { permissions } = useMe();
  return useMemo(() => ACTIONS.filter(({ needs }) => permissions.includes(needs)), [permissions]);
}

export function KeyActions({ actions, apiKey, onAsk }: Props): JSX.Element {
  return (
    <>
      {actions.map(({ action, labelOf, Icon }) => (
        <RowButton key={action} Icon={Icon} label={labelOf(apiKey.name)} onClick={() => onAsk({ action, apiKey })} />
      ))}
    </>
  );
}
