import { listCredentials, type CredentialDto } from '@keyrack/client';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { CREDENTIALS } from '../../api/keys.js';
import { Empty } from '../../parts/empty.js';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { DataTable } from '../../parts/table/data-table.js';
import { PAGE_SIZE, usePages, type Page } from '../../parts/table/use-pages.js';
import { useRange } from '../../parts/table/use-range.js';
import { texts } from '../../texts.js';
import type { Asked } from './credential-dialog.js';
import { isFiltering, queryOf, sortIn, type Filter } from './filter.js';
import { useColumns } from './use-columns.js';

const words = texts.credentials;
const keyOf = ({ id }: CredentialDto): string => id;

interface Props {
  filter: Filter;
  onFilter: (change: Partial<Filter>) => void;
  /** Absent for those who may not add any. */
  onAdd: (() => void) | undefined;
  onAsk: (asked: Asked) => void;
}

/** The list: only the rows that are seen are drawn, and only their pages fetched. */
export function CredentialList({ filter, onFilter, onAdd, onAsk }: Props): JSX.Element {
  const [range, setRange] = useRange();
  const columns = useColumns(onAsk);
  const { total, at, error, retry } = usePages(sourceOf(filter), ...range);
  if (error) return <ProblemAlert error={error} onRetry={retry} />;
  if (total === undefined) return <Loading />;
  if (total === 0) return <NoCredentials isFiltering={isFiltering(filter)} onFilter={onFilter} onAdd={onAdd} />;
  const order = { sort: filter.sort, onSort: (sort: string) => onFilter({ sort: sortIn(sort) }) };
  return (
    <>
      <DataTable label={words.heading} order={order} onSeen={setRange} {...{ columns, total, at, keyOf }} />
      <Typography variant="body2" color="textSecondary" role="status">
        {words.count(total)}
      </Typography>
    </>
  );
}

function NoCredentials({
  isFiltering,
  onFilter,
  onAdd,
}: Pick<Props, 'onFilter' | 'onAdd'> & { isFiltering: boolean }): JSX.Element {
  if (isFiltering) {
    return (
      <Empty Icon={KeyOutlined} heading={words.nothingFound} help={words.nothingFoundHelp}>
        <Button onClick={() => onFilter({ search: '', type: '', status: '' })}>{words.clearFilters}</Button>
      </Empty>
    );
  }
  return (
    <Empty Icon={KeyOutlined} heading={words.empty} help={onAdd ? words.emptyHelp : words.emptyReadOnly}>
      {onAdd && (
        <Button variant="outlined" onClick={onAdd}>
          {words.add}
        </Button>
      )}
    </Empty>
  );
}

function sourceOf(filter: Filter) {
  return {
    key: [...CREDENTIALS, 'list', filter],
    read: async (number: number, signal: AbortSignal): Promise<Page<CredentialDto>> => {
      const query = { ...queryOf(filter), page: number + 1, limit: PAGE_SIZE };
      const answer = await listCredentials({ query, signal });
      return 'data' in answer ? answer : { data: answer, total: answer.length };
    },
  };
}
