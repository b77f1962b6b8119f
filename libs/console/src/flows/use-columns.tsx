import type { FlowSummaryDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import { useMemo } from 'react';
import { RowButton } from '../parts/row-button.js';
import type { Column } from '../parts/table/column.js';
import { When } from '../parts/when.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import { FlowName } from './flow-name.js';
import { FlowState } from './flow-state.js';

const words = texts.flows;

export function useColumns(onDelete: (flow: FlowSummaryDto) => void): Column<FlowSummaryDto>[] {
  const mayDelete = useMay('flows:delete');
  return useMemo(() => (mayDelete ? [...COLUMNS, deletion(onDelete)] : COLUMNS), [mayDelete, onDelete]);
}

const COLUMNS: Column<FlowSummaryDto>[] = [
  { heading: words.columns.name, cell: (flow) => <FlowName flow={flow} /> },
  { heading: words.columns.state, width: 120, cell: ({ active }) => <FlowState active={active} /> },
  {
    heading: words.columns.credentials,
    width: 140,
    isWide: true,
    cell: ({ references }) => words.references(references),
  },
  {
    heading: words.columns.updated,
    width: 160,
    isWide: true,
    cell: ({ updatedDate }) => <When at={updatedDate} />,
  },
];

function deletion(onDelete: (flow: FlowSummaryDto) => void): Column<FlowSummaryDto> {
  return {
    heading: words.columns.actions,
    width: 92,
    align: 'right',
    cell: (flow) => (
      <RowButton Icon={DeleteOutlineOutlined} label={words.deleteOf(flow.name)} onClick={() => onDelete(flow)} />
    ),
  };
}
