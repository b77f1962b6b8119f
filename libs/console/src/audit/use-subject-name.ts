import type { Filter } from './filter.js';
import { useEntries } from './use-entries.js';

/** What the filter's subject is called, as the entries about it say; undefined without such a filter. */
export function useSubjectName(filter: Filter): string | undefined {
  const { data } = useEntries(filter);
  if (filter.subject === '') return undefined;
  const entries = data?.pages.flatMap((page) => page.data) ?? [];
  const named = entries.find(({ subjectId, subjectName }) => subjectId === filter.subject && subjectName !== null);
  return named?.subjectName ?? filter.subject;
}
