import type { UserDto } from '@keyrack/client';
import { useMemo } from 'react';
import type { Column } from '../parts/table/column.js';
import { When } from '../parts/when.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import type { Asked } from './person-dialog.js';
import { PersonActions } from './person-actions.js';
import { PersonName } from './person-name.js';

const { columns } = texts.people;

export function useColumns(onAsk: (asked: Asked) => void): Column<UserDto>[] {
  const mayUpdate = useMay('members:update');
  const mayRemove = useMay('members:delete');
  return useMemo(() => {
    const actions: Column<UserDto> = {
      heading: columns.actions,
      width: 152,
      align: 'right',
      cell: (user) => <PersonActions user={user} onAsk={onAsk} />,
    };
    return [
      { heading: columns.name, cell: ({ id, name, email }) => <PersonName userId={id} name={name} email={email} /> },
      { heading: columns.added, width: 160, isWide: true, cell: ({ createdDate }) => <When at={createdDate} /> },
      ...(mayUpdate || mayRemove ? [actions] : []),
    ];
  }, [mayUpdate, mayRemove, onAsk]);
}
