import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readFilter, writeFilter, type Filter } from './filter.js';

/** The filter that stands in the address, and how to change it. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => readFilter(address), [address]);
  const change = useCallback(
    (changed: Partial<Filter>) =>
      setAddress((before) => writeFilter({ ...readFilter(before), ...changed }), { replace: true }),
    [setAddress],
  );
  return [filter, change];
}
