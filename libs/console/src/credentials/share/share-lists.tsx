import type { CredentialDto, ShareDto } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import type { UseMutationResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { useWorkspaces } from '../../workspaces/use-workspaces.js';
import { ShareList, type ShareRow } from './share-list.js';
import type { ShareChange } from './use-shares.js';

const words = texts.share;

interface Props {
  credential: CredentialDto;
  shares: readonly ShareDto[];
  search: string;
  change: UseMutationResult<unknown, Error, ShareChange>;
}

/** The workspaces that can use it, and those that could. */
export function ShareLists({ credential, shares, search, change }: Props): JSX.Element {
  const maySee = useMay('workspaces:view');
  const workspaces = useWorkspaces();
  const isSought = ({ name }: { name: string }): boolean => name.toLowerCase().includes(search.trim().toLowerCase());
  const having: ShareRow[] = shares.map(({ workspaceId, workspaceName, createdDate }) => ({
    id: workspaceId,
    name: workspaceName,
    since: createdDate,
  }));
  const lacking: ShareRow[] = (workspaces.data ?? []).filter(({ id }) => {
    const isHome = id === credential.workspaceId && credential.scope === 'workspace';
    return !isHome && !shares.some(({ workspaceId }) => workspaceId === id);
  });
  const busy = change.isPending ? change.variables.workspaceId : undefined;
  const set = (workspaceId: string, isShared: boolean): void => change.mutate({ workspaceId, isShared });
  return (
    <>
      <ShareList
        heading={words.with}
        empty={having.length === 0 ? words.nobody : words.noneFound}
        rows={having.filter(isSought)}
        busy={busy}
        action={words.remove}
        label={words.removeFrom}
        onAct={(id) => set(id, false)}
      />
      {workspaces.error && <ProblemAlert error={workspaces.error} onRetry={() => void workspaces.refetch()} />}
      {workspaces.isLoading && <Loading />}
      {!maySee && <Alert severity="info">{words.cannotList}</Alert>}
      {maySee && workspaces.data && (
        <ShareList
          heading={words.without}
          empty={lacking.length > 0 ? words.noneFound : shares.length > 0 ? words.allHave : words.noneLeft}
          rows={lacking.filter(isSought)}
          busy={busy}
          action={words.add}
          label={words.addTo}
          onAct={(id) => set(id, true)}
        />
      )}
    </>
  );
}
