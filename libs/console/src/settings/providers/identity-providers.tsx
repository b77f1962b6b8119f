import { listIdentityProviders, type IdentityProviderDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { PROVIDERS } from '../../api/keys.js';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { RowList } from '../../parts/row-list.js';
import { Section } from '../../parts/section.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { AddedProvider } from './added-provider.js';
import { ProviderDialog } from './provider-dialog.js';
import { ProviderItem } from './provider-item.js';

const words = texts.providers;

export function IdentityProviders(): JSX.Element {
  const { data, error, refetch } = useQuery({ queryKey: PROVIDERS, queryFn: () => listIdentityProviders() });
  const [asked, setAsked] = useState<IdentityProviderDto | 'new'>();
  const [added, setAdded] = useState<IdentityProviderDto>();
  const mayAdd = useMay('identityproviders:create');
  return (
    <Section heading={words.heading} action={mayAdd && <Button onClick={() => setAsked('new')}>{words.add}</Button>}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5, maxWidth: '75ch' }}>
        {words.help}
      </Typography>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Typography>{words.none}</Typography>}
      <RowList label={words.heading}>
        {data?.map((provider) => (
          <ProviderItem key={provider.id} provider={provider} onEdit={() => setAsked(provider)} />
        ))}
      </RowList>
      {asked && (
        <ProviderDialog
          provider={asked === 'new' ? undefined : asked}
          onClose={() => setAsked(undefined)}
          onSaved={(saved) => {
            setAsked(undefined);
            if (asked === 'new') setAdded(saved);
          }}
        />
      )}
      {added && <AddedProvider provider={added} onClose={() => setAdded(undefined)} />}
    </Section>
  );
}
