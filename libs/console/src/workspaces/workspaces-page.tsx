import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { Loading } from '../parts/loading.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { DataTable } from '../parts/table/data-table.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import { useColumns } from './use-columns.js';
import { useWorkspaces } from './use-workspaces.js';
import { WorkspaceDialog, type Asked } from './workspace-dialog.js';

const words = texts.workspaces;
const keyOf = ({ id }: { id: string }): string => id;

/** The workspaces of the organization. */
export default function WorkspacesPage(): JSX.Element {
  const { data, error, refetch } = useWorkspaces();
  const [asked, setAsked] = useState<Asked>();
  const columns = useColumns(setAsked);
  const mayCreate = useMay('workspaces:create');
  const create = mayCreate && (
    <Button variant="contained" startIcon={<Add />} onClick={() => setAsked({ action: 'create' })}>
      {words.add}
    </Button>
  );
  return (
    <Page heading={words.heading} actions={create} isFull>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <DataTable label={words.heading} total={data.length} at={(index) => data[index]} {...{ columns, keyOf }} />
          <Typography variant="body2" color="textSecondary" role="status">
            {words.count(data.length)}
          </Typography>
        </>
      )}
      {asked && <WorkspaceDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
