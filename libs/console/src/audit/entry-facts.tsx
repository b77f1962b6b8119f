import type { AuditEntryDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import type { JSX } from 'react';
import { Code, Fact, Facts } from '../parts/facts.js';
import { texts } from '../texts.js';
import { Subject } from './subject.js';

const words = texts.auditEntry;
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'long' });

export function EntryFacts({ entry }: { entry: AuditEntryDto }): JSX.Element {
  const { id, at, actorName, actorKind, event, outcome, subjectId, address, requestId, details } = entry;
  return (
    <Facts>
      <Fact name={words.at}>{exact.format(new Date(at))}</Fact>
      <Fact name={words.who}>
        {actorName}, {kindName(actorKind)}
      </Fact>
      <Fact name={words.what}>
        <Code>{event}</Code>
      </Fact>
      <Fact name={words.outcome}>
        {outcome === 'refused' ? texts.audit.outcomes.refused : texts.audit.outcomes.done}
      </Fact>
      {subjectId !== null && (
        <Fact name={words.subject}>
          <Subject entry={entry} />
        </Fact>
      )}
      {address !== null && <Fact name={words.address}>{address}</Fact>}
      {requestId !== null && (
        <Fact name={words.request}>
          <Code>{requestId}</Code>
        </Fact>
      )}
      <Fact name={words.id}>
        <Code>{id}</Code>
      </Fact>
      {Object.keys(details).length > 0 && (
        <Fact name={words.details}>
          <Box component="pre" sx={{ m: 0, fontSize: '0.8125rem', whiteSpace: 'pre-wrap' }}>
            {JSON.stringify(details, null, 2)}
          </Box>
        </Fact>
      )}
    </Facts>
  );
}

function kindName(kind: string): string {
  const { kinds } = words;
  return kind === 'key' || kind === 'session' || kind === 'system' ? kinds[kind] : kind;
}
