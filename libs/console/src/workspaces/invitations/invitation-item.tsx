import { removeInvitation, type InvitationDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { INVITATIONS } from '../../api/keys.js';
import { Confirmation } from '../../parts/confirmation.js';
import { RowListItem } from '../../parts/row-list.js';
import { useChange } from '../../parts/use-change.js';
import { When } from '../../parts/when.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';

const words = texts.workspaces;

export function InvitationItem({ invitation }: { invitation: InvitationDto }): JSX.Element {
  const { email, role, inviterName, expiresDate } = invitation;
  const [isAsking, setAsking] = useState(false);
  const mayWithdraw = useMay('members:delete');
  const isExpired = Date.parse(expiresDate) <= Date.now();
  return (
    <RowListItem lead={<Wish email={email} terms={words.invitedBy(role.name, inviterName)} />}>
      <Typography variant="body2" color={isExpired ? 'error' : 'textSecondary'} sx={{ flex: { xs: 1, sm: 'none' } }}>
        {isExpired ? words.expired : words.expires} <When at={expiresDate} />
      </Typography>
      {mayWithdraw && (
        <Button size="small" aria-label={words.withdrawOf(email)} onClick={() => setAsking(true)}>
          {words.withdraw}
        </Button>
      )}
      {isAsking && <WithdrawDialog invitation={invitation} onClose={() => setAsking(false)} />}
    </RowListItem>
  );
}

function Wish({ email, terms }: { email: string; terms: string }): JSX.Element {
  return (
    <>
      <Typography variant="body2" noWrap title={email} sx={{ fontWeight: 600 }}>
        {email}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        {terms}
      </Typography>
    </>
  );
}

function WithdrawDialog({ invitation: { id, email }, onClose }: { invitation: InvitationDto; onClose: () => void }) {
  const withdraw = useChange({
    send: () => removeInvitation({ path: { id } }),
    changes: [INVITATIONS],
    notice: words.withdrawn,
    onDone: onClose,
  });
  return (
    <Confirmation
      question={words.withdrawQuestion(email)}
      help={words.withdrawHelp}
      confirm={words.withdraw}
      isPending={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate()}
      onClose={onClose}
    />
  );
}
