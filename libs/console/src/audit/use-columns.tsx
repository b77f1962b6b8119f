import type { AuditEntryDto } from '@keyrack/client';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import { useMemo } from 'react';
import { eventName } from '../names.js';
import { RowButton } from '../parts/row-button.js';
import type { Column } from '../parts/table/column.js';
import { When } from '../parts/when.js';
import { texts } from '../texts.js';
import { Subject } from './subject.js';
import { What } from './what.js';

const { columns, detailsOf } = texts.audit;

export function useColumns(onShow: (entry: AuditEntryDto) => void): Column<AuditEntryDto>[] {
  return useMemo(
    () => [
      { heading: columns.what, cell: (entry) => <What entry={entry} /> },
      { heading: columns.subject, isWide: true, cell: (entry) => <Subject entry={entry} /> },
      { heading: columns.who, width: '18%', isWide: true, cell: ({ actorName }) => actorName },
      { heading: columns.when, width: 140, isWide: true, cell: ({ at }) => <When at={at} /> },
      { heading: columns.address, width: 140, isWide: true, cell: ({ address }) => address },
      {
        heading: columns.details,
        width: 88,
        align: 'right',
        cell: (entry) => (
          <RowButton
            Icon={InfoOutlined}
            label={detailsOf(eventName(entry.event), entry.actorName)}
            onClick={() => onShow(entry)}
          />
        ),
      },
    ],
    [onShow],
  );
}
