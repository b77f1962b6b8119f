import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState, type JSX } from 'react';
import { Page } from '../parts/page.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import { ApiKeyList } from './api-key-list.js';

const NewKeyDialog = lazy(() => import('./new/new-key-dialog.js'));

/** The keys with which programs use the API. */
export default function ApiKeysPage(): JSX.Element {
  const [isMaking, setMaking] = useState(false);
  const mayMake = useMay('apikeys:create');
  const make = mayMake ? () => setMaking(true) : undefined;
  return (
    <Page
      heading={texts.apiKeys.heading}
      isFull
      actions={
        make && (
          <Button variant="contained" startIcon={<Add />} onClick={make}>
            {texts.apiKeys.new}
          </Button>
        )
      }
    >
      <ApiKeyList onMake={make} />
      {isMaking && (
        <Suspense fallback={null}>
          <NewKeyDialog onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </Page>
  );
}
