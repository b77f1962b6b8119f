import { listCredentialTypes, type ComponentDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { TYPES } from '../api/keys.js';

/** Every credential type. They change with the version of the service only. */
export function useTypes(): UseQueryResult<ComponentDto[]> {
  return useQuery({ queryKey: TYPES, queryFn: () => listCredentialTypes(), staleTime: Infinity, gcTime: Infinity });
}

/** The types by their names. */
export function useTypesByName(): ReadonlyMap<string, ComponentDto> {
  const { data } = useTypes();
  return useMemo(() => new Map((data ?? []).map((type) => [type.name, type])), [data]);
}
