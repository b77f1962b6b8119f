import { listFlows, type FlowSummaryDto } from '@keyrack/client';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { FLOWS } from '../api/keys.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { DataTable } from '../parts/table/data-table.js';
import { PAGE_SIZE, usePages, type PageSource } from '../parts/table/use-pages.js';
import { useRange } from '../parts/table/use-range.js';
import { texts } from '../texts.js';
import { isFiltering, NO_FILTER, queryOf, type Filter } from './filter.js';
import { NoFlows } from './no-flows.js';
import { useColumns } from './use-columns.js';

const keyOf = ({ id }: FlowSummaryDto): string => id;

interface Props {
  filter: Filter;
  onFilter: (change: Partial<Filter>) => void;
  /** Absent for those who may not import any. */
  onImport: (() => void) | undefined;
  onDelete: (flow: FlowSummaryDto) => void;
}

export function FlowList({ filter, onFilter, onImport, onDelete }: Props): JSX.Element {
  const [range, setRange] = useRange();
  const columns = useColumns(onDelete);
  const { total, at, error, retry } = usePages(sourceOf(filter), ...range);
  if (error) return <ProblemAlert error={error} onRetry={retry} />;
  if (total === undefined) return <Loading />;
  if (total === 0) {
    return <NoFlows onClear={isFiltering(filter) ? () => onFilter(NO_FILTER) : undefined} onImport={onImport} />;
  }
  return (
    <>
      <DataTable label={texts.flows.heading} onSeen={setRange} {...{ columns, total, at, keyOf }} />
      <Typography variant="body2" color="textSecondary" role="status">
        {texts.flows.count(total)}
      </Typography>
    </>
  );
}

function sourceOf(filter: Filter): PageSource<FlowSummaryDto> {
  return {
    key: [...FLOWS, 'list', filter],
    read: (number, signal) => listFlows({ query: { ...queryOf(filter), page: number + 1, limit: PAGE_SIZE }, signal }),
  };
}
