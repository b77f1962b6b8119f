import type { ApiKeyDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { JSX } from 'react';
import { Code, Fact, Facts } from '../parts/facts.js';
import { When } from '../parts/when.js';
import { texts } from '../texts.js';
import { Expiry } from './expiry.js';
import { PermissionList } from './permission-list.js';
import { useHolder, useWorkspaceName } from './use-holder.js';

const words = texts.apiKey;

interface Props {
  apiKey: ApiKeyDto;
  onClose: () => void;
}

/** All that is known of a key but its token. */
export function ShowKey({ apiKey, onClose }: Props): JSX.Element {
  const { name, prefix, dialect, createdDate, expiresAt, lastUsedAt, workspaceId } = apiKey;
  const holderOf = useHolder();
  const workspace = useWorkspaceName()(workspaceId);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="key-title">
      <DialogTitle id="key-title" sx={{ overflowWrap: 'anywhere' }}>
        {name}
      </DialogTitle>
      <DialogContent dividers tabIndex={0}>
        <Facts>
          <Fact name={words.prefix}>
            <Code>{prefix}</Code>
          </Fact>
          <Fact name={words.holder}>{holderOf(apiKey)}</Fact>
          {workspace !== undefined && <Fact name={words.workspace}>{workspace}</Fact>}
          <Fact name={words.dialect}>{words.dialects[dialect]}</Fact>
          <Fact name={words.created}>
            <When at={createdDate} />
          </Fact>
          <Fact name={words.expires}>
            <Expiry at={expiresAt} />
          </Fact>
          <Fact name={words.lastUsed}>{lastUsedAt === null ? texts.apiKeys.neverUsed : <When at={lastUsedAt} />}</Fact>
          <Fact name={words.permissions}>
            <PermissionList permissions={apiKey.permissions} />
          </Fact>
        </Facts>
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Button onClick={onClose}>{texts.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
