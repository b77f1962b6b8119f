import { addShare, listShares, listWorkspaces, removeShare, type ShareDto, type WorkspaceDto } from '@keyrack/client';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { credentialKey, WORKSPACES } from '../../api/keys.js';
import { useMay } from '../../session/use-me.js';

/** Beginning or ending one share. */
export interface ShareChange {
  workspaceId: string;
  isShared: boolean;
  /** Although flows there use it. */
  force?: boolean;
}

const sharesKey = (id: string): readonly string[] => [...credentialKey(id), 'shares'];

export function useShares(id: string): UseQueryResult<ShareDto[]> {
  return useQuery({ queryKey: sharesKey(id), queryFn: () => listShares({ path: { id } }) });
}

/** The workspaces of the organization, for those who may see them. */
export function useWorkspaces(): UseQueryResult<WorkspaceDto[]> {
  const enabled = useMay('workspaces:view');
  return useQuery({ queryKey: WORKSPACES, queryFn: () => listWorkspaces(), enabled });
}

export function useShareChange(id: string): UseMutationResult<unknown, Error, ShareChange> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ workspaceId, isShared, force }: ShareChange): Promise<unknown> =>
      isShared
        ? addShare({ path: { id }, body: { workspaceId } })
        : removeShare({ path: { id, workspaceId }, ...(force && { query: { force } }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: sharesKey(id) }),
  });
}
