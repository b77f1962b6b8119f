import Paper from '@mui/material/Paper';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type JSX } from 'react';
import type { Column, SortOrder } from './column.js';
import { Grid, ROW_HEIGHT } from './grid.js';
import { HeadRow } from './head-row.js';
import { BodyRow } from './body-row.js';

interface Props<Row> {
  /** What the rows are, for those who cannot see them. */
  label: string;
  columns: readonly Column<Row>[];
  total: number;
  /** The row at an index; undefined while it is on its way. */
  at: (index: number) => Row | undefined;
  keyOf: (row: Row) => string;
  order?: SortOrder;
  /** Told which rows are seen, while one scrolls. */
  onSeen?: (from: number, to: number) => void;
}

/** A table that draws only the rows that are seen. It takes the height that is left, and scrolls inside. */
export function DataTable<Row>({ label, columns, total, at, keyOf, order, onSeen }: Props<Row>): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    onChange: ({ range }) => range && onSeen?.(range.startIndex, range.endIndex),
  });
  const seen = rows.getVirtualItems();
  return (
    <Paper variant="outlined" ref={scroller} sx={{ flex: '0 1 auto', minHeight: 0, overflow: 'auto' }}>
      <Grid aria-label={label} aria-rowcount={total + 1}>
        <thead>
          <HeadRow columns={columns} order={order} />
        </thead>
        <Space height={seen[0]?.start ?? 0} />
        <tbody>
          {seen.map(({ index }) => {
            const row = at(index);
            return <BodyRow key={row ? keyOf(row) : index} index={index} row={row} columns={columns} />;
          })}
        </tbody>
        <Space height={rows.getTotalSize() - (seen.at(-1)?.end ?? 0)} />
      </Grid>
    </Paper>
  );
}

/** Of rows that are not drawn. */
function Space({ height }: { height: number }): JSX.Element | null {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr>
        <td style={{ height, padding: 0 }} />
      </tr>
    </tbody>
  );
}
