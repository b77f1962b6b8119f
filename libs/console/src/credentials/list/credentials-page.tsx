import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState, type JSX } from 'react';
import { usePageTitle } from '../../layout/use-page-title.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { CredentialDialog, type Asked } from './credential-dialog.js';
import { CredentialList } from './credential-list.js';
import { FilterBar } from './filter-bar.js';
import { useFilter } from './use-filter.js';

const AddDialog = lazy(() => import('../add/add-dialog.js'));

/** The credentials of the workspace, and those shared with it. */
export default function CredentialsPage(): JSX.Element {
  usePageTitle(texts.credentials.heading);
  const [filter, change] = useFilter();
  const [isAdding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const mayAdd = useMay('credentials:create');
  const add = mayAdd ? () => setAdding(true) : undefined;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', p: { xs: 2, sm: 3 }, gap: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
        <Typography variant="h1">{texts.credentials.heading}</Typography>
        {add && (
          <Button variant="contained" startIcon={<Add />} onClick={add}>
            {texts.credentials.add}
          </Button>
        )}
      </Box>
      <FilterBar filter={filter} onChange={change} />
      <CredentialList filter={filter} onFilter={change} onAdd={add} onAsk={setAsked} />
      {isAdding && (
        <Suspense fallback={null}>
          <AddDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
      {asked && <CredentialDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Box>
  );
}
