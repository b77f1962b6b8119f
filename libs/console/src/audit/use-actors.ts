import { listApiKeys } from '@keyrack/client';
import { useQuery } from '@tanstack/react-query';
import { API_KEYS } from '../api/keys.js';
import { useUsers } from '../people/use-users.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';

/** Somebody or something that may have acted. */
export interface ActorChoice {
  id: string;
  name: string;
  group: string;
}

/** The people and the keys that one may see. */
export function useActors(): ActorChoice[] {
  const people = useUsers();
  const keys = useQuery({ queryKey: API_KEYS, queryFn: () => listApiKeys(), enabled: useMay('apikeys:view') });
  const choices = (found: readonly { id: string; name: string }[] = [], group: string): ActorChoice[] =>
    found.map(({ id, name }) => ({ id, name, group }));
  return [...choices(people.data, texts.audit.people), ...choices(keys.data, texts.audit.keys)];
}
