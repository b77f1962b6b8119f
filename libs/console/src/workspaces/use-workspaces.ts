import { listWorkspaces, type WorkspaceDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { WORKSPACES } from '../api/keys.js';
import { useMay } from '../session/use-me.js';

/** The workspaces of the organization, for those who may see them. */
export function useWorkspaces(): UseQueryResult<WorkspaceDto[]> {
  const enabled = useMay('workspaces:view');
  return useQuery({ queryKey: WORKSPACES, queryFn: () => listWorkspaces(), enabled });
}
