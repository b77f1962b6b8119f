import type { ApiKeyDto } from '@keyrack/client';
import { useCallback, useMemo } from 'react';
import { useUsers } from '../people/use-users.js';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';
import { useWorkspaces } from '../workspaces/use-workspaces.js';

const words = texts.apiKeys;
type Held = Pick<ApiKeyDto, 'userId' | 'workspaceId'>;

/** Says as whom a key acts: a member or its workspace, by name as far as one may know it. */
export function useHolder(): (key: Held) => string {
  const me = useMe();
  const { data: users } = useUsers();
  const nameOf = useWorkspaceName();
  const people = useMemo(() => new Map(users?.map(({ id, name }) => [id, name])), [users]);
  return useCallback(
    ({ userId, workspaceId }) => {
      if (userId === me.userId) return words.me(me.name);
      if (userId !== null) return people.get(userId) ?? words.somebody;
      const name = nameOf(workspaceId);
      return name === undefined ? words.theWorkspace : words.workspace(name);
    },
    [me, people, nameOf],
  );
}

/** The name of a workspace, as far as one may know it. */
export function useWorkspaceName(): (id: string) => string | undefined {
  const { workspaceId, workspaceName } = useMe();
  const { data: workspaces } = useWorkspaces();
  return useCallback(
    (id) =>
      workspaces?.find((workspace) => workspace.id === id)?.name ?? (id === workspaceId ? workspaceName : undefined),
    [workspaces, workspaceId, workspaceName],
  );
}
