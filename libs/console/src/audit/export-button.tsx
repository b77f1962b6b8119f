import { exportAuditEntries } from '@keyrack/client';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMutation } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ProblemAlert } from '../parts/problem-alert.js';
import { saveFile } from '../parts/save-file.js';
import { texts } from '../texts.js';
import { queryOf, type Filter } from './filter.js';

const words = texts.audit;
const FORMATS = ['csv', 'jsonl'] as const;
type Format = (typeof FORMATS)[number];

/** Saves all entries that match as a file. No link: a session counts only with a header that links do not send. */
export function ExportButton({ filter }: { filter: Filter }): JSX.Element {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const save = useMutation({ mutationFn: (format: Format) => exportAs(format, filter), gcTime: 0 });
  const choose = (format: Format): void => {
    setAnchor(null);
    save.mutate(format);
  };
  return (
    <>
      {save.error && <ProblemAlert error={save.error} />}
      <Button
        variant="outlined"
        startIcon={<FileDownloadOutlined />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        loading={save.isPending}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {words.export}
      </Button>
      <Menu disablePortal anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {FORMATS.map((format) => (
          <MenuItem key={format} onClick={() => choose(format)}>
            {words[format]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

async function exportAs(format: Format, filter: Filter): Promise<void> {
  const text = await exportAuditEntries({ query: { ...queryOf(filter), format }, parseAs: 'text' });
  saveFile(`audit.${format}`, new Blob([text], { type: format === 'csv' ? 'text/csv' : 'application/x-ndjson' }));
}
