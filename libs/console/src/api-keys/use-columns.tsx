import type { ApiKeyDto } from '@keyrack/client';
import { useMemo } from 'react';
import type { Column } from '../parts/table/column.js';
import { When } from '../parts/when.js';
import { texts } from '../texts.js';
import { Expiry } from './expiry.js';
import { KeyActions, useActions } from './key-actions.js';
import type { Asked } from './key-dialog.js';
import { KeyName } from './key-name.js';
import { useHolder } from './use-holder.js';

const { columns, permissions: counted, neverUsed } = texts.apiKeys;

export function useColumns(onAsk: (asked: Asked) => void): Column<ApiKeyDto>[] {
  const holderOf = useHolder();
  const actions = useActions();
  return useMemo(() => {
    const acting: Column<ApiKeyDto> = {
      heading: columns.actions,
      width: 156,
      align: 'right',
      cell: (apiKey) => <KeyActions actions={actions} apiKey={apiKey} onAsk={onAsk} />,
    };
    return [
      { heading: columns.name, cell: (key) => <KeyName apiKey={key} onAsk={onAsk} /> },
      { heading: columns.holder, isWide: true, cell: holderOf },
      ...FACTS,
      ...(actions.length > 0 ? [acting] : []),
    ];
  }, [holderOf, actions, onAsk]);
}

const FACTS: Column<ApiKeyDto>[] = [
  {
    heading: columns.permissions,
    width: 140,
    isWide: true,
    cell: ({ permissions }) => counted(permissions.length),
  },
  { heading: columns.expires, width: 120, isWide: true, cell: ({ expiresAt }) => <Expiry at={expiresAt} /> },
  {
    heading: columns.used,
    width: 140,
    isWide: true,
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? neverUsed : <When at={lastUsedAt} />),
  },
];
