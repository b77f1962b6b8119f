import { useEffect } from 'react';
import { texts } from '../texts.js';

/** Names the page in the browser's tab and history. */
export function usePageTitle(page: string): void {
  useEffect(() => {
    document.title = texts.title(page);
  }, [page]);
}
