import type { ComponentDto, CredentialDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import { useState, type JSX } from 'react';
import { Confirmation } from '../../parts/confirmation.js';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { texts } from '../../texts.js';
import { Section } from '../../parts/section.js';
import { useVersionChange, useVersions } from './use-versions.js';
import { VersionItem } from './version-item.js';

const words = texts.detail;

interface Props {
  credential: CredentialDto;
  type: ComponentDto | undefined;
}

/** When its values were written and by whom; earlier ones can be brought back or purged. */
export function Versions({ credential: { id }, type }: Props): JSX.Element {
  const { data: versions, error } = useVersions(id);
  const change = useVersionChange(id);
  const [purging, setPurging] = useState<number | 'all'>();
  const labels = new Map(type?.inputs.map(({ name, label }) => [name, label]));
  const action = (versions?.length ?? 0) > 1 && (
    <Button size="small" onClick={() => setPurging('all')}>
      {words.purgeAll}
    </Button>
  );
  return (
    <Section heading={words.versions} action={action}>
      {(change.error ?? error) && <ProblemAlert error={change.error ?? error} />}
      {!versions && !error && <Loading />}
      <List dense disablePadding>
        {versions?.map((version) => (
          <VersionItem
            key={version.version}
            version={version}
            labels={labels}
            isBusy={change.isPending}
            onRestore={() => change.mutate({ restore: version.version })}
            onPurge={() => setPurging(version.version)}
          />
        ))}
      </List>
      {purging !== undefined && (
        <Confirmation
          question={words.purgeQuestion}
          help={words.purgeHelp}
          confirm={words.purge}
          isPending={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate({ purge: purging }, { onSuccess: () => setPurging(undefined) })}
          onClose={() => setPurging(undefined)}
        />
      )}
    </Section>
  );
}
