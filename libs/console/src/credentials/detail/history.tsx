import { listAuditEntries, type AuditEntryDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { credentialKey } from '../../api/keys.js';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { When } from '../../parts/when.js';
import { eventName } from '../../names.js';
import { texts } from '../../texts.js';
import { Section } from '../../parts/section.js';

const AT_ONCE = 20;

/** Who did what to it, from the audit log. */
export function History({ id }: { id: string }): JSX.Element {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...credentialKey(id), 'history'],
    queryFn: ({ pageParam: cursor }) =>
      listAuditEntries({ query: { subjectId: id, limit: AT_ONCE, ...(cursor !== null && { cursor }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const entries = data?.pages.flatMap((page) => page.data);
  return (
    <Section heading={texts.detail.history} isWide>
      {error && <ProblemAlert error={error} />}
      {!entries && !error && <Loading />}
      {entries?.length === 0 && <Typography color="textSecondary">{texts.detail.historyNone}</Typography>}
      <List dense disablePadding>
        {entries?.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </List>
      {hasNextPage && (
        <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {texts.detail.more}
        </Button>
      )}
    </Section>
  );
}

function Entry({ entry: { event, outcome, actorName, at } }: { entry: AuditEntryDto }): JSX.Element {
  const what = outcome === 'refused' ? `${eventName(event)} (${texts.detail.refused})` : eventName(event);
  return (
    <ListItem disableGutters>
      <ListItemText
        primary={what}
        secondary={
          <>
            <When at={at} /> {texts.detail.by(actorName)}
          </>
        }
      />
    </ListItem>
  );
}
