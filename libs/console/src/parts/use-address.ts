import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What stands in the page's address, and how to change it. `read` and `write` must stay the same functions. */
export function useAddress<Said extends object>(
  read: (address: URLSearchParams) => Said,
  write: (said: Said) => URLSearchParams,
): [Said, (change: Partial<Said>) => void] {
  const [address, setAddress] = useSearchParams();
  const said = useMemo(() => read(address), [read, address]);
  const change = useCallback(
    (changed: Partial<Said>) => {
      // What was drawn may be older than a change that was made just now.
      const now = new URLSearchParams(window.location.search);
      setAddress(write({ ...read(now), ...changed }), { replace: true });
    },
    [read, write, setAddress],
  );
  return [said, change];
}
