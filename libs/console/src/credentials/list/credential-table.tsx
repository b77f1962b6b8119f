import type { CredentialDto } from '@keyrack/client';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { VirtualItem } from '@tanstack/react-virtual';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import { useTypesByName } from '../use-types.js';
import type { Asked } from './credential-dialog.js';
import { CredentialRow, WaitingRow, WIDE } from './credential-row.js';

const { columns, heading } = texts.credentials;

interface Props {
  /** The rows that are seen; above and below them stands empty space. */
  rows: readonly VirtualItem[];
  /** Of all rows, in pixels. */
  height: number;
  total: number;
  at: (index: number) => CredentialDto | undefined;
  onAsk: (asked: Asked) => void;
}

export function CredentialTable({ rows, height, total, at, onAsk }: Props): JSX.Element {
  const types = useTypesByName();
  const above = rows[0]?.start ?? 0;
  const below = height - (rows.at(-1)?.end ?? 0);
  return (
    <Table stickyHeader aria-label={heading} aria-rowcount={total + 1} sx={{ tableLayout: 'fixed' }}>
      <TableHead>
        <TableRow aria-rowindex={1}>
          <TableCell>{columns.name}</TableCell>
          <TableCell sx={{ ...WIDE, width: 160 }}>{columns.updated}</TableCell>
          <TableCell sx={{ ...WIDE, width: 160 }}>{columns.created}</TableCell>
          <TableCell align="right" sx={{ width: { xs: 132, sm: 168 } }}>
            {columns.actions}
          </TableCell>
        </TableRow>
      </TableHead>
      <Space height={above} />
      <TableBody>
        {rows.map(({ index }) => {
          const credential = at(index);
          return credential ? (
            <CredentialRow
              key={credential.id}
              index={index}
              credential={credential}
              typeLabel={types.get(credential.credentialName)?.label ?? credential.credentialName}
              onAsk={onAsk}
            />
          ) : (
            <WaitingRow key={index} index={index} />
          );
        })}
      </TableBody>
      <Space height={below} />
    </Table>
  );
}

function Space({ height }: { height: number }): JSX.Element | null {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr>
        <td style={{ height, padding: 0 }} />
      </tr>
    </tbody>
  );
}
