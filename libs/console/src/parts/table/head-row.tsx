import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import ButtonBase from '@mui/material/ButtonBase';
import type { JSX } from 'react';
import { classOf } from './cell-class.js';
import type { Column, SortOrder } from './column.js';

interface Props<Row> {
  columns: readonly Column<Row>[];
  order: SortOrder | undefined;
}

export function HeadRow<Row>({ columns, order }: Props<Row>): JSX.Element {
  return (
    <tr aria-rowindex={1}>
      {columns.map((column) => (
        <th
          key={column.heading}
          scope="col"
          className={classOf(column)}
          style={{ width: column.width }}
          aria-sort={directionOf(column.sortBy, order)}
        >
          {order && column.sortBy !== undefined ? (
            <SortButton heading={column.heading} field={column.sortBy} order={order} />
          ) : (
            column.heading
          )}
        </th>
      ))}
    </tr>
  );
}

function SortButton({ heading, field, order }: { heading: string; field: string; order: SortOrder }): JSX.Element {
  const direction = directionOf(field, order);
  const Arrow = direction === 'descending' ? ArrowDownward : ArrowUpward;
  const next = order.sort === field ? `-${field}` : field;
  return (
    <ButtonBase
      onClick={() => order.onSort(next)}
      sx={{ font: 'inherit', gap: 0.5, minHeight: 32, borderRadius: 0.5, '& svg': { opacity: direction ? 1 : 0 } }}
    >
      {heading}
      <Arrow sx={{ fontSize: 16 }} />
    </ButtonBase>
  );
}

function directionOf(field: string | undefined, order: SortOrder | undefined): 'ascending' | 'descending' | undefined {
  if (field === undefined || !order) return undefined;
  if (order.sort === field) return 'ascending';
  return order.sort === `-${field}` ? 'descending' : undefined;
}
