import type { FlowSummaryDto } from '@keyrack/client';
import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState, type JSX } from 'react';
import { Page } from '../parts/page.js';
import { useAddress } from '../parts/use-address.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import { DeleteFlow } from './delete-flow.js';
import { readFilter, writeFilter } from './filter.js';
import { FilterBar } from './filter-bar.js';
import { FlowList } from './flow-list.js';

const ImportDialog = lazy(() => import('./import-dialog.js'));

/** The flows of the workspace, as their engines registered them. */
export default function FlowsPage(): JSX.Element {
  const [filter, change] = useAddress(readFilter, writeFilter);
  const [isImporting, setImporting] = useState(false);
  const [deleting, setDeleting] = useState<FlowSummaryDto>();
  const [mayCreate, mayUpdate] = [useMay('flows:create'), useMay('flows:update')];
  const open = mayCreate && mayUpdate ? () => setImporting(true) : undefined;
  return (
    <Page
      heading={texts.flows.heading}
      isFull
      actions={
        open && (
          <Button variant="contained" startIcon={<FileUploadOutlined />} onClick={open}>
            {texts.flows.import}
          </Button>
        )
      }
    >
      <FilterBar filter={filter} onChange={change} />
      <FlowList filter={filter} onFilter={change} onImport={open} onDelete={setDeleting} />
      {isImporting && (
        <Suspense fallback={null}>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
      {deleting && <DeleteFlow flow={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  );
}
