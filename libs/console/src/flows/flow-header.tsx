import { exportFlow, type FlowDetailsDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { ProblemAlert } from '../parts/problem-alert.js';
import { saveFile } from '../parts/save-file.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import { FlowState } from './flow-state.js';

interface Props {
  flow: FlowDetailsDto;
  onDelete: () => void;
}

export function FlowHeader({ flow: { id, name, active }, onDelete }: Props): JSX.Element {
  const mayDelete = useMay('flows:delete');
  const download = useMutation({ mutationFn: () => exportFlow({ path: { id } }), onSuccess: saveExport });
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mt: 1.5, mb: 2.5 }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
          {name}
        </Typography>
        <FlowState active={active} />
        <Box sx={{ flex: 1 }} />
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button
            variant="outlined"
            startIcon={<FileDownloadOutlined />}
            loading={download.isPending}
            onClick={() => download.mutate()}
          >
            {texts.flow.download}
          </Button>
          {mayDelete && (
            <Button variant="outlined" color="error" startIcon={<DeleteOutlineOutlined />} onClick={onDelete}>
              {texts.flows.delete}
            </Button>
          )}
        </Box>
      </Box>
      {download.error && <ProblemAlert error={download.error} />}
    </>
  );
}

function saveExport(flow: { id: string }): void {
  const name = flow.id.replace(/[^\w.-]+/g, '-');
  saveFile(`${name}.json`, new Blob([JSON.stringify(flow, null, 2)], { type: 'application/json' }));
}
