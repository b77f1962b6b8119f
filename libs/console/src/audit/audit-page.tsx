import type { AuditEntryDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import { useState, type JSX } from 'react';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useAddress } from '../parts/use-address.js';
import { texts } from '../texts.js';
import { EntryDialog } from './entry-dialog.js';
import { EntryList } from './entry-list.js';
import { ExportButton } from './export-button.js';
import { readFilter, writeFilter } from './filter.js';
import { FilterBar } from './filter-bar.js';
import { LiveSwitch } from './live-switch.js';
import { useTail } from './use-tail.js';

/** Who did what, newest first. */
export default function AuditPage(): JSX.Element {
  const [filter, change] = useAddress(readFilter, writeFilter);
  const [isLive, setLive] = useState(false);
  const [shown, setShown] = useState<AuditEntryDto>();
  const { came, error } = useTail(filter, isLive);
  return (
    <Page
      heading={texts.audit.heading}
      isFull
      actions={
        <Box sx={{ display: 'flex', alignItems: 'center', gap: { xs: 0, sm: 2 } }}>
          <LiveSwitch isOn={isLive} came={came} onChange={setLive} />
          <ExportButton filter={filter} />
        </Box>
      }
    >
      <FilterBar filter={filter} onChange={change} />
      {error && <ProblemAlert error={error} />}
      <EntryList filter={filter} onFilter={change} onShow={setShown} />
      {shown && <EntryDialog entry={shown} onFilter={change} onClose={() => setShown(undefined)} />}
    </Page>
  );
}
