import { KeyrackError } from '@keyrack/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { messageOf } from '../api/said.js';
import { useNotice } from '../parts/notices.js';
import { texts } from '../texts.js';
import { followPlace } from './follow-place.js';

/** Draws nothing: keeps the console in step with the session, and says what nothing on a page says. */
export function SessionWatch(): null {
  const queries = useQueryClient();
  const say = useNotice();
  useEffect(() => followPlace(queries, (found) => say(texts.session.found[found], 'warning')), [queries, say]);
  useEffect(
    () =>
      queries.getMutationCache().subscribe(({ type, mutation }) => {
        const error: unknown = mutation?.state.error;
        if (type !== 'updated' || !error || mutation.meta?.isToldByNotice !== true) return;
        // Who is signed out sees that.
        if (!(error instanceof KeyrackError && error.status === 401)) say(messageOf(error), 'error');
      }),
    [queries, say],
  );
  return null;
}
