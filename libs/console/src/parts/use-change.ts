import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';
import { useNotice } from './notices.js';

interface Change<Answer, Given> {
  send: (given: Given) => Promise<Answer>;
  /** What is asked for again afterwards, whether it went well or not: somebody else may have changed it. */
  changes: readonly QueryKey[];
  /** What is said when it is done. */
  notice?: string;
  /** What is sent or answered is a secret: it is forgotten with the part of the page that asked. */
  isSecret?: boolean;
  /** The page has no place to say what went wrong, so a notice does. */
  isToldByNotice?: boolean;
  onDone?: (answer: Answer) => void;
}

/** A change of something in the service. */
export function useChange<Answer, Given = void>({
  send,
  changes,
  notice,
  isSecret = false,
  isToldByNotice = false,
  onDone,
}: Change<Answer, Given>): UseMutationResult<Answer, Error, Given> {
  const queries = useQueryClient();
  const say = useNotice();
  return useMutation({
    mutationFn: send,
    meta: { isToldByNotice },
    ...(isSecret && { gcTime: 0 }),
    onSuccess: (answer) => {
      if (notice !== undefined) say(notice);
      onDone?.(answer);
    },
    onSettled: async () => {
      const asked = Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
      // A secret that is shown once waits for nothing: lists may take long to come, or not come.
      if (!isSecret) await asked;
    },
  });
}
