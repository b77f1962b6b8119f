import type { ApiKeyDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import { lazy, Suspense, useCallback, useState, type JSX } from 'react';
import { ApiKeyList } from '../api-keys/api-key-list.js';
import { Section } from '../parts/section.js';
import { useMay, useMe } from '../session/use-me.js';
import { texts } from '../texts.js';

const NewKeyDialog = lazy(() => import('../api-keys/new/new-key-dialog.js'));

/** The keys that act as me in this workspace. */
export function MyKeys(): JSX.Element {
  const { userId } = useMe();
  const [isMaking, setMaking] = useState(false);
  const mayMake = useMay('apikeys:create');
  const make = mayMake ? () => setMaking(true) : undefined;
  const isMine = useCallback((key: ApiKeyDto) => key.userId === userId, [userId]);
  return (
    <Section
      heading={texts.profile.myKeys}
      isWide
      action={
        make && (
          <Button size="small" onClick={make}>
            {texts.apiKeys.new}
          </Button>
        )
      }
    >
      <ApiKeyList only={isMine} onMake={undefined} />
      {isMaking && userId !== null && (
        <Suspense fallback={null}>
          <NewKeyDialog userId={userId} onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </Section>
  );
}
