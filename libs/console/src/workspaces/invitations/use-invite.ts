import { createInvitation, type MadeInvitationDto } from '@keyrack/client';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { INVITATIONS } from '../../api/keys.js';

/** Invites an address with a role. */
export function useInvite(
  workspaceId: string,
): UseMutationResult<MadeInvitationDto, Error, { email: string; role: string }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish) => createInvitation({ body: { ...wish, workspaceId } }),
    gcTime: 0, // the link is not kept longer than the dialog that shows it
    // The link is shown at once, whatever becomes of the list.
    onSettled: () => void queries.invalidateQueries({ queryKey: INVITATIONS }),
  });
}
