import { removeIdentityProvider, type IdentityProviderDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { PROVIDERS } from '../../api/keys.js';
import { Confirmation } from '../../parts/confirmation.js';
import { RowButton } from '../../parts/row-button.js';
import { RowListItem } from '../../parts/row-list.js';
import { useChange } from '../../parts/use-change.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';

const words = texts.providers;

interface Props {
  provider: IdentityProviderDto;
  onEdit: () => void;
}

export function ProviderItem({ provider: { id, name, issuer, enabled }, onEdit }: Props): JSX.Element {
  const [isDeleting, setDeleting] = useState(false);
  const mayUpdate = useMay('identityproviders:update');
  const mayDelete = useMay('identityproviders:delete');
  const remove = useChange({
    send: () => removeIdentityProvider({ path: { id } }),
    changes: [PROVIDERS],
    notice: words.deleted,
    onDone: () => setDeleting(false),
  });
  const lead = (
    <>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {name} {!enabled && <Chip size="small" variant="outlined" label={words.isOff} />}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        {issuer}
      </Typography>
    </>
  );
  return (
    <RowListItem lead={lead}>
      {mayUpdate && <RowButton Icon={EditOutlined} label={words.editOf(name)} onClick={onEdit} />}
      {mayDelete && (
        <RowButton Icon={DeleteOutlineOutlined} label={words.deleteOf(name)} onClick={() => setDeleting(true)} />
      )}
      {isDeleting && (
        <Confirmation
          question={words.deleteQuestion(name)}
          help={words.deleteHelp}
          confirm={words.delete}
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setDeleting(false)}
        />
      )}
    </RowListItem>
  );
}
