import Skeleton from '@mui/material/Skeleton';
import { memo, type JSX } from 'react';
import { classOf } from './cell-class.js';
import type { Column } from './column.js';

interface Props<Row> {
  index: number;
  /** Undefined while it is on its way. */
  row: Row | undefined;
  columns: readonly Column<Row>[];
}

function Cells<Row>({ index, row, columns }: Props<Row>): JSX.Element {
  return (
    <tr aria-rowindex={index + 2} aria-busy={row === undefined ? true : undefined}>
      {columns.map((column) => (
        <td key={column.heading} className={classOf(column)}>
          {row === undefined ? <Skeleton width="60%" /> : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Drawn again only when the row or the columns change, so columns must stay the same object while one scrolls. */
export const BodyRow = memo(Cells) as typeof Cells;
