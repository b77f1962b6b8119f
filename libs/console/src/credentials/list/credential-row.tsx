import type { CredentialDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { memo, type JSX } from 'react';
import { Link as RouterLink } from 'react-router';
import { TypeIcon } from '../../parts/type-icon.js';
import { When } from '../../parts/when.js';
import { Marks } from '../marks.js';
import { Actions } from './actions.js';
import type { Asked } from './credential-dialog.js';

/** Columns that a phone has no room for. */
export const WIDE = { display: { xs: 'none', md: 'table-cell' } };
const LOW = { py: 0, height: 59 };

interface Props {
  index: number;
  credential: CredentialDto;
  typeLabel: string;
  onAsk: (asked: Asked) => void;
}

export const CredentialRow = memo(function CredentialRow({ index, credential, typeLabel, onAsk }: Props): JSX.Element {
  const { id, name, credentialName, updatedDate, createdDate } = credential;
  const nameId = `name-${id}`;
  return (
    <TableRow hover aria-rowindex={index + 2}>
      <TableCell sx={LOW}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minWidth: 0 }}>
          <TypeIcon type={credentialName} />
          <Box sx={{ minWidth: 0, flex: '0 1 auto' }}>
            <Link
              id={nameId}
              component={RouterLink}
              to={`/credentials/${id}`}
              underline="hover"
              noWrap
              color="textPrimary"
              sx={{ display: 'block', fontWeight: 600 }}
            >
              {name}
            </Link>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
              <Typography variant="body2" color="textSecondary" noWrap>
                {typeLabel}
              </Typography>
              <Marks credential={credential} />
            </Box>
          </Box>
        </Box>
      </TableCell>
      <TableCell sx={{ ...LOW, ...WIDE }}>
        <When at={updatedDate} />
      </TableCell>
      <TableCell sx={{ ...LOW, ...WIDE }}>
        <When at={createdDate} />
      </TableCell>
      <TableCell align="right" sx={{ ...LOW, whiteSpace: 'nowrap', pl: 0 }}>
        <Actions credential={credential} describedBy={nameId} onAsk={onAsk} />
      </TableCell>
    </TableRow>
  );
});

/** A row whose page is on its way. */
export function WaitingRow({ index }: { index: number }): JSX.Element {
  return (
    <TableRow aria-rowindex={index + 2} aria-busy="true">
      <TableCell sx={LOW}>
        <Skeleton width="60%" />
      </TableCell>
      <TableCell sx={{ ...LOW, ...WIDE }}>
        <Skeleton />
      </TableCell>
      <TableCell sx={{ ...LOW, ...WIDE }}>
        <Skeleton />
      </TableCell>
      <TableCell sx={LOW} />
    </TableRow>
  );
}
