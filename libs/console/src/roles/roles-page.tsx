import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { Loading } from '../parts/loading.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import { Matrix } from './matrix/matrix.js';
import { RoleDialog, type Asked } from './role-dialog.js';
import { useRoles } from './use-roles.js';

const words = texts.roles;

/** The roles of the organization, and what each may do. */
export default function RolesPage(): JSX.Element {
  const { data: roles, error, refetch } = useRoles();
  const [asked, setAsked] = useState<Asked>();
  const mayCreate = useMay('roles:create');
  const create = mayCreate && (
    <Button variant="contained" startIcon={<Add />} onClick={() => setAsked({ action: 'create' })}>
      {words.add}
    </Button>
  );
  return (
    <Page heading={words.heading} actions={create} isFull>
      <Typography color="textSecondary">{words.help}</Typography>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!roles && !error && <Loading />}
      {roles && <Matrix roles={roles} onAsk={setAsked} />}
      {asked && <RoleDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
