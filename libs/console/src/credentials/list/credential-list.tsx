import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type JSX } from 'react';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { texts } from '../../texts.js';
import type { Asked } from './credential-dialog.js';
import { CredentialTable } from './credential-table.js';
import { EmptyList } from './empty-list.js';
import { isFiltering, type Filter } from './filter.js';
import { usePages } from './use-pages.js';
import { useRange } from './use-range.js';

const ROW_HEIGHT = 60;

interface Props {
  filter: Filter;
  onFilter: (change: Partial<Filter>) => void;
  /** Absent for those who may not add any. */
  onAdd: (() => void) | undefined;
  onAsk: (asked: Asked) => void;
}

/** The list: only the rows that are seen are drawn, and only their pages fetched. */
export function CredentialList({ filter, onFilter, onAdd, onAsk }: Props): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useRange();
  const { total, at, error, retry } = usePages(filter, ...range);
  const rows = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    onChange: ({ range: seen }) => seen && setRange(seen.startIndex, seen.endIndex),
  });
  if (error) return <ProblemAlert error={error} onRetry={retry} />;
  if (total === undefined) return <Loading />;
  if (total === 0) return <EmptyList isFiltering={isFiltering(filter)} onFilter={onFilter} onAdd={onAdd} />;
  return (
    <Box sx={{ flex: 1, minHeight: 240, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Paper variant="outlined" ref={scroller} sx={{ flex: '0 1 auto', minHeight: 0, overflow: 'auto' }}>
        <CredentialTable
          rows={rows.getVirtualItems()}
          height={rows.getTotalSize()}
          total={total}
          at={at}
          onAsk={onAsk}
        />
      </Paper>
      <Typography variant="body2" color="textSecondary" role="status">
        {texts.credentials.count(total)}
      </Typography>
    </Box>
  );
}
