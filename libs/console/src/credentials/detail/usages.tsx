import type { CredentialDto, ResolvedCountDto } from '@keyrack/client';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { When } from '../../parts/when.js';
import { texts } from '../../texts.js';
import { useUsages } from '../use-usages.js';
import { Section } from '../../parts/section.js';
import { UsageGraph } from './usage-graph.js';

const words = texts.detail;

/** The flows that use it, and the programs that had its values. */
export function Usages({ credential }: { credential: CredentialDto }): JSX.Element {
  const { data: usages, error, refetch } = useUsages(credential.id);
  return (
    <>
      <Section heading={words.usages} isWide>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!usages && !error && <Loading />}
        {usages?.flows.length === 0 && <Typography color="textSecondary">{words.usagesNone}</Typography>}
        {usages && usages.flows.length > 0 && <UsageGraph credential={credential} flows={usages.flows} />}
      </Section>
      {usages && (
        <Section heading={words.lastUse}>
          <LastUse resolved={usages.resolved} />
        </Section>
      )}
    </>
  );
}

function LastUse({ resolved: { count, by, lastUsedAt } }: { resolved: ResolvedCountDto }): JSX.Element {
  if (count === 0) return <Typography color="textSecondary">{words.neverUsed}</Typography>;
  return (
    <>
      <Typography variant="body2" gutterBottom>
        <When at={lastUsedAt} />, {words.used(count)}
      </Typography>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {by.map(({ apiKeyId, apiKeyName, workspaceId, count: times, lastUsedAt: at }) => (
          <Typography component="li" variant="body2" key={`${apiKeyId}/${workspaceId}`}>
            {apiKeyName ?? words.deletedKey}: {words.used(times)}, <When at={at} />
          </Typography>
        ))}
      </ul>
    </>
  );
}
