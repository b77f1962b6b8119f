import type { WorkspaceDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { RowList } from '../../parts/row-list.js';
import { Section } from '../../parts/section.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { AddMemberDialog } from './add-member-dialog.js';
import { MemberItem } from './member-item.js';
import { useMembers } from './use-members.js';

const words = texts.workspaces;

/** Who belongs to a workspace, with which role. */
export function Members({ workspace }: { workspace: WorkspaceDto }): JSX.Element {
  const members = useMembers(workspace.id);
  const [isAdding, setAdding] = useState(false);
  const mayCreate = useMay('members:create');
  const mayAdd = useMay('roles:view') && mayCreate;
  const add = mayAdd && (
    <Button size="small" onClick={() => setAdding(true)}>
      {words.addMember}
    </Button>
  );
  return (
    <Section heading={words.members} action={add}>
      {members.error && <ProblemAlert error={members.error} onRetry={() => void members.refetch()} />}
      {members.isPending && <Loading />}
      {members.data?.length === 0 && <Typography color="textSecondary">{words.noMembers}</Typography>}
      {members.data && members.data.length > 0 && (
        <RowList label={words.members}>
          {members.data.map((member) => (
            <MemberItem key={member.userId} member={member} workspace={workspace} />
          ))}
        </RowList>
      )}
      {isAdding && (
        <AddMemberDialog workspace={workspace} members={members.data ?? []} onClose={() => setAdding(false)} />
      )}
    </Section>
  );
}
