import PersonSearchOutlined from '@mui/icons-material/PersonSearchOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { SearchField } from '../parts/search-field.js';
import { DataTable } from '../parts/table/data-table.js';
import { texts } from '../texts.js';
import { PersonDialog, type Asked } from './person-dialog.js';
import { useColumns } from './use-columns.js';
import { useUsers } from './use-users.js';

const words = texts.people;
const keyOf = ({ id }: { id: string }): string => id;

/** Everybody in the organization, whichever workspace they work in. */
export default function PeoplePage(): JSX.Element {
  const { data, error, refetch } = useUsers();
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const columns = useColumns(setAsked);
  const sought = search.trim().toLowerCase();
  const found = data?.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(sought)) ?? [];
  return (
    <Page heading={words.heading} isFull>
      <search>
        <SearchField label={words.search} value={search} onChange={setSearch} />
      </search>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && found.length === 0 && (
        <Empty Icon={PersonSearchOutlined} heading={words.nothingFound} help={words.nothingFoundHelp}>
          <Button onClick={() => setSearch('')}>{words.clear}</Button>
        </Empty>
      )}
      {found.length > 0 && (
        <DataTable label={words.heading} total={found.length} at={(index) => found[index]} {...{ columns, keyOf }} />
      )}
      {data && (
        <Typography variant="body2" color="textSecondary" role="status">
          {words.count(found.length)}
        </Typography>
      )}
      {asked && <PersonDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
