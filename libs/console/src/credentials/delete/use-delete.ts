import { removeCredential, type DeletedDto } from '@keyrack/client';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { credentialKey, CREDENTIALS } from '../../api/keys.js';
import { useNotice } from '../../parts/notices.js';
import { texts } from '../../texts.js';

/** Deletes a credential. `force` says that one has seen the flows that break. */
export function useDelete(id: string, onDeleted: () => void): UseMutationResult<DeletedDto, Error, { force: boolean }> {
  const queries = useQueryClient();
  const say = useNotice();
  return useMutation({
    mutationFn: ({ force }) => removeCredential({ path: { id }, ...(force && { query: { force } }) }),
    onSuccess: async () => {
      say(texts.credentials.deleted);
      onDeleted();
      await queries.invalidateQueries({ queryKey: [...CREDENTIALS, 'list'] });
    },
    // A flow began to use it meanwhile: the dialog shows it then.
    onError: () => queries.invalidateQueries({ queryKey: [...credentialKey(id), 'usages'] }),
  });
}
