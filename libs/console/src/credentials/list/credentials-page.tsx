import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState, type JSX } from 'react';
import { Page } from '../../parts/page.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { CredentialDialog, type Asked } from './credential-dialog.js';
import { CredentialList } from './credential-list.js';
import { FilterBar } from './filter-bar.js';
import { useFilter } from './use-filter.js';

const AddDialog = lazy(() => import('../add/add-dialog.js'));

/** The credentials of the workspace, and those shared with it. */
export default function CredentialsPage(): JSX.Element {
  const [filter, change] = useFilter();
  const [isAdding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const mayAdd = useMay('credentials:create');
  const add = mayAdd ? () => setAdding(true) : undefined;
  return (
    <Page
      heading={texts.credentials.heading}
      isFull
      actions={
        add && (
          <Button variant="contained" startIcon={<Add />} onClick={add}>
            {texts.credentials.add}
          </Button>
        )
      }
    >
      <FilterBar filter={filter} onChange={change} />
      <CredentialList filter={filter} onFilter={change} onAdd={add} onAsk={setAsked} />
      {isAdding && (
        <Suspense fallback={null}>
          <AddDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
      {asked && <CredentialDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
