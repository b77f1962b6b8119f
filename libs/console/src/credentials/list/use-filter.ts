import { useAddress } from '../../parts/use-address.js';
import { readFilter, writeFilter, type Filter } from './filter.js';

/** The filter that stands in the address, and how to change it. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  return useAddress(readFilter, writeFilter);
}
