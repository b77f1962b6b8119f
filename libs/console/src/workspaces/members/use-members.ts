import { listMembers, type MemberDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { workspaceKey } from '../../api/keys.js';
import { useMay } from '../../session/use-me.js';

/** Who belongs to a workspace, for those who may see that. */
export function useMembers(workspaceId: string): UseQueryResult<MemberDto[]> {
  const enabled = useMay('members:view');
  return useQuery({
    queryKey: [...workspaceKey(workspaceId), 'members'],
    queryFn: () => listMembers({ path: { id: workspaceId } }),
    enabled,
  });
}
