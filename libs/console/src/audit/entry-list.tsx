import type { AuditEntryDto } from '@keyrack/client';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { DataTable } from '../parts/table/data-table.js';
import { texts } from '../texts.js';
import { isFiltering, NO_FILTER, type Filter } from './filter.js';
import { useColumns } from './use-columns.js';
import { useEntries } from './use-entries.js';

const words = texts.audit;
const keyOf = ({ id }: AuditEntryDto): string => id;
/** How near to the last row the next page is asked for. */
const AHEAD = 20;

interface Props {
  filter: Filter;
  onFilter: (change: Partial<Filter>) => void;
  onShow: (entry: AuditEntryDto) => void;
}

/** The entries, of which more are fetched while one scrolls towards the end. */
export function EntryList({ filter, onFilter, onShow }: Props): JSX.Element {
  const columns = useColumns(onShow);
  const { data, error, refetch, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = useEntries(filter);
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const entries = data.pages.flatMap((page) => page.data);
  if (entries.length === 0) {
    return <NoEntries onClear={isFiltering(filter) ? () => onFilter(NO_FILTER) : undefined} />;
  }
  const seen = (_from: number, to: number): void => {
    const isNear = to + AHEAD >= entries.length;
    if (isNear && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  };
  return (
    <>
      <DataTable
        label={words.label}
        total={entries.length}
        at={(index) => entries[index]}
        onSeen={seen}
        {...{ columns, keyOf }}
      />
      {error && <ProblemAlert error={error} />}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 30 }}>
        <Typography variant="body2" color="textSecondary">
          {words.count(entries.length, !hasNextPage)}
        </Typography>
        {hasNextPage && (
          <Button size="small" loading={isFetching} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </Box>
    </>
  );
}

function NoEntries({ onClear }: { onClear: (() => void) | undefined }): JSX.Element {
  if (!onClear) return <Empty Icon={HistoryOutlined} heading={words.empty} help={words.emptyHelp} />;
  return (
    <Empty Icon={HistoryOutlined} heading={words.nothingFound} help={words.nothingFoundHelp}>
      <Button onClick={onClear}>{words.clear}</Button>
    </Empty>
  );
}
