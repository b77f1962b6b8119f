import type { CredentialDto } from '@keyrack/client';
import { useMemo } from 'react';
import type { Column } from '../../parts/table/column.js';
import { When } from '../../parts/when.js';
import { texts } from '../../texts.js';
import { useTypesByName } from '../use-types.js';
import { Actions } from './actions.js';
import type { Asked } from './credential-dialog.js';
import { CredentialName, nameIdOf } from './credential-name.js';

const { columns } = texts.credentials;

export function useColumns(onAsk: (asked: Asked) => void): Column<CredentialDto>[] {
  const types = useTypesByName();
  return useMemo(
    () => [
      {
        heading: columns.name,
        sortBy: 'name',
        cell: (credential) => (
          <CredentialName
            credential={credential}
            type={types.get(credential.credentialName)?.label ?? credential.credentialName}
          />
        ),
      },
      {
        heading: columns.updated,
        width: 160,
        isWide: true,
        sortBy: 'updatedDate',
        cell: ({ updatedDate }) => <When at={updatedDate} />,
      },
      {
        heading: columns.created,
        width: 160,
        isWide: true,
        sortBy: 'createdDate',
        cell: ({ createdDate }) => <When at={createdDate} />,
      },
      {
        heading: columns.actions,
        width: 'clamp(132px, 30vw, 168px)',
        align: 'right',
        cell: (credential) => <Actions credential={credential} describedBy={nameIdOf(credential.id)} onAsk={onAsk} />,
      },
    ],
    [types, onAsk],
  );
}
