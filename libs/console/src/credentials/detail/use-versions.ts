import {
  listCredentialVersions,
  purgeCredentialVersions,
  removeCredentialVersion,
  restoreCredentialVersion,
  type CredentialVersionDto,
} from '@keyrack/client';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { credentialKey, CREDENTIALS } from '../../api/keys.js';
import { useNotice } from '../../parts/notices.js';
import { texts } from '../../texts.js';

/** What is to become of an earlier version; without a number, of all earlier ones. */
export type VersionChange = { restore: number } | { purge: number | 'all' };

/** The values that a credential has and had, without the values. */
export function useVersions(id: string): UseQueryResult<CredentialVersionDto[]> {
  return useQuery({
    queryKey: [...credentialKey(id), 'versions'],
    queryFn: () => listCredentialVersions({ path: { id } }),
  });
}

export function useVersionChange(id: string): UseMutationResult<unknown, Error, VersionChange> {
  const queries = useQueryClient();
  const say = useNotice();
  return useMutation({
    mutationFn: (change: VersionChange): Promise<unknown> => {
      if ('restore' in change) return restoreCredentialVersion({ path: { id, version: String(change.restore) } });
      if (change.purge === 'all') return purgeCredentialVersions({ path: { id } });
      return removeCredentialVersion({ path: { id, version: String(change.purge) } });
    },
    onSuccess: async (_answer, change) => {
      say('restore' in change ? texts.detail.restored(change.restore) : texts.detail.purged);
      await queries.invalidateQueries({ queryKey: CREDENTIALS });
    },
  });
}
