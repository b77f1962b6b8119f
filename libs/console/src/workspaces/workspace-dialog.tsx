import { createWorkspace, updateWorkspace, type WorkspaceDto } from '@keyrack/client';
import type { JSX } from 'react';
import { ME, WORKSPACES } from '../api/keys.js';
import { NameDialog } from '../parts/name-dialog.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';
import { DeleteDialog } from './delete-dialog.js';

const words = texts.workspaces;

/** What somebody wants to do with workspaces. */
export type Asked = { action: 'create' } | { action: 'rename' | 'delete'; workspace: WorkspaceDto };

interface Props {
  asked: Asked;
  onClose: () => void;
  /** After the workspace is gone. */
  onDeleted?: () => void;
}

export function WorkspaceDialog({ asked, onClose, onDeleted = onClose }: Props): JSX.Element {
  switch (asked.action) {
    case 'create':
      return <CreateDialog onClose={onClose} />;
    case 'rename':
      return <RenameDialog workspace={asked.workspace} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog workspace={asked.workspace} onClose={onClose} onDeleted={onDeleted} />;
  }
}

function CreateDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const change = useChange({
    send: (name: string) => createWorkspace({ body: { name } }),
    changes: [WORKSPACES],
    notice: words.created,
    onDone: onClose,
  });
  return <NameDialog title={words.add} label={words.name} confirm={words.create} {...{ change, onClose }} />;
}

function RenameDialog({ workspace: { id, name }, onClose }: { workspace: WorkspaceDto; onClose: () => void }) {
  const change = useChange({
    send: (renamed: string) => updateWorkspace({ path: { id }, body: { name: renamed } }),
    changes: [WORKSPACES, ME],
    notice: words.renamed,
    onDone: onClose,
  });
  return (
    <NameDialog
      title={words.renameOf(name)}
      label={words.name}
      confirm={texts.save}
      start={name}
      {...{ change, onClose }}
    />
  );
}
