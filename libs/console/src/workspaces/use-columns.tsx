import type { WorkspaceDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { useMemo } from 'react';
import { RowButton } from '../parts/row-button.js';
import type { Column } from '../parts/table/column.js';
import { When } from '../parts/when.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import type { Asked } from './workspace-dialog.js';
import { WorkspaceName } from './workspace-name.js';

const words = texts.workspaces;

export function useColumns(onAsk: (asked: Asked) => void): Column<WorkspaceDto>[] {
  const mayRename = useMay('workspaces:update');
  const mayDelete = useMay('workspaces:delete');
  return useMemo(() => {
    const actions: Column<WorkspaceDto> = {
      heading: words.columns.actions,
      width: 112,
      align: 'right',
      cell: (workspace) => (
        <>
          {mayRename && (
            <RowButton
              label={words.renameOf(workspace.name)}
              Icon={EditOutlined}
              onClick={() => onAsk({ action: 'rename', workspace })}
            />
          )}
          {mayDelete && (
            <RowButton
              label={words.deleteOf(workspace.name)}
              Icon={DeleteOutlineOutlined}
              onClick={() => onAsk({ action: 'delete', workspace })}
            />
          )}
        </>
      ),
    };
    return [
      { heading: words.columns.name, cell: (workspace) => <WorkspaceName workspace={workspace} /> },
      {
        heading: words.columns.created,
        width: 160,
        isWide: true,
        cell: ({ createdDate }) => <When at={createdDate} />,
      },
      ...(mayRename || mayDelete ? [actions] : []),
    ];
  }, [mayRename, mayDelete, onAsk]);
}
