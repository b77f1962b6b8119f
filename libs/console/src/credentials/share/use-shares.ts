import { addShare, listShares, removeShare, type ShareDto } from '@keyrack/client';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { credentialKey } from '../../api/keys.js';

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
