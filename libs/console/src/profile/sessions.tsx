import { endOtherSessions, listSessions } from '@keyrack/client';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { SESSIONS } from '../api/keys.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { Section } from '../parts/section.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';
import { SessionItem } from './session-item.js';

const words = texts.profile;

export function Sessions(): JSX.Element {
  const { data, error, refetch } = useQuery({ queryKey: SESSIONS, queryFn: () => listSessions() });
  const endOthers = useChange({ send: () => endOtherSessions(), changes: [SESSIONS], notice: words.ended });
  const hasOthers = data?.some(({ current }) => !current) ?? false;
  return (
    <Section
      heading={words.sessions}
      isWide
      action={
        hasOthers && (
          <Button size="small" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {words.endOthers}
          </Button>
        )
      }
    >
      {(error ?? endOthers.error) && <ProblemAlert error={error ?? endOthers.error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      <List disablePadding dense>
        {data?.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </List>
    </Section>
  );
}
