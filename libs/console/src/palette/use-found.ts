import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import { listCredentials, listFlows } from '@keyrack/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { FOUND } from '../api/keys.js';
import { useTypesByName } from '../credentials/use-types.js';
import { flowPath } from '../flows/flow-name.js';
import { engineName } from '../names.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import type { Command } from './command.js';

/** Of each kind. */
const AT_MOST = 6;

interface Found {
  commands: Command[];
  isSearching: boolean;
  error: Error | null;
}

/** Credentials and flows whose names contain a text. */
export function useFound(search: string): Found {
  const [credentials, flows] = [useCredentials(search), useFlows(search)];
  return {
    commands: [...credentials.commands, ...flows.commands],
    isSearching: credentials.isSearching || flows.isSearching,
    error: credentials.error ?? flows.error,
  };
}

const page = (search: string): { search: string; page: number; limit: number } => ({ search, page: 1, limit: AT_MOST });

function useCredentials(search: string): Found {
  const navigate = useNavigate();
  const types = useTypesByName();
  const enabled = useMay('credentials:view') && search !== '';
  const { data, isFetching, error } = useQuery({
    queryKey: [...FOUND, 'credentials', search],
    queryFn: ({ signal }) => listCredentials({ query: page(search), signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
  const found = !enabled || !data ? [] : 'data' in data ? data.data : data;
  const commands = found.map(({ id, name, credentialName }) => ({
    id: `credential ${id}`,
    group: texts.palette.groups.credentials,
    label: name,
    hint: types.get(credentialName)?.label ?? credentialName,
    Icon: KeyOutlined,
    run: () => void navigate(`/credentials/${id}`),
  }));
  return { commands, isSearching: isFetching, error };
}

function useFlows(search: string): Found {
  const navigate = useNavigate();
  const enabled = useMay('flows:view') && search !== '';
  const { data, isFetching, error } = useQuery({
    queryKey: [...FOUND, 'flows', search],
    queryFn: ({ signal }) => listFlows({ query: page(search), signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
  const commands = (enabled ? (data?.data ?? []) : []).map(({ id, name, kind }) => ({
    id: `flow ${id}`,
    group: texts.palette.groups.flows,
    label: name,
    hint: engineName(kind),
    Icon: AccountTreeOutlined,
    run: () => void navigate(flowPath(id)),
  }));
  return { commands, isSearching: isFetching, error };
}
