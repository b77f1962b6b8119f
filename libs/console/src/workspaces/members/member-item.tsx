import { removeMember, updateMember, type MemberDto, type WorkspaceDto } from '@keyrack/client';
import PersonRemoveOutlined from '@mui/icons-material/PersonRemoveOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { CREDENTIALS, ME, workspaceKey } from '../../api/keys.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { RowButton } from '../../parts/row-button.js';
import { RowListItem } from '../../parts/row-list.js';
import { useChange } from '../../parts/use-change.js';
import { LeaveDialog } from '../../people/leave/leave-dialog.js';
import { PersonName } from '../../people/person-name.js';
import { RoleField } from '../../roles/role-field.js';
import { texts } from '../../texts.js';
import { useMayManage } from './use-may-manage.js';

const words = texts.workspaces;

interface Props {
  member: MemberDto;
  workspace: WorkspaceDto;
}

/** A member with the role that they have. */
export function MemberItem({ member, workspace }: Props): JSX.Element {
  const { userId, name, role } = member;
  const path = { id: workspace.id, userId };
  const [isRemoving, setRemoving] = useState(false);
  const { mayUpdate, mayRemove } = useMayManage(role.id);
  const change = useChange({
    send: (chosen: string) => updateMember({ path, body: { role: chosen } }),
    changes: [workspaceKey(workspace.id), ME],
    notice: words.roleChanged,
  });
  return (
    <RowListItem lead={<PersonName {...member} />} below={change.error && <ProblemAlert error={change.error} />}>
      <Box sx={{ width: { xs: 'auto', sm: 200 }, flex: { xs: 1, sm: 'none' }, minWidth: 0 }}>
        {mayUpdate ? (
          <RoleField
            isBare
            label={words.roleOf(name)}
            value={change.isPending ? change.variables : role.id}
            disabled={change.isPending}
            onChange={(chosen) => change.mutate(chosen)}
          />
        ) : (
          <Typography variant="body2" noWrap title={role.name} sx={{ px: { sm: 1.75 } }}>
            {role.name}
          </Typography>
        )}
      </Box>
      <Box sx={{ width: 36, flexShrink: 0 }}>
        {mayRemove && (
          <RowButton label={words.removeOf(name)} Icon={PersonRemoveOutlined} onClick={() => setRemoving(true)} />
        )}
      </Box>
      {isRemoving && (
        <LeaveDialog
          question={words.removeQuestion(name, workspace.name)}
          help={words.removeHelp}
          confirm={words.remove}
          notice={words.removed}
          changes={[workspaceKey(workspace.id), CREDENTIALS, ME]}
          send={(query) => removeMember({ path, query })}
          onClose={() => setRemoving(false)}
        />
      )}
    </RowListItem>
  );
}
