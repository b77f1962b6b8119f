import { styled } from '@mui/material/styles';

/** The headings of columns and rows stay while the rest scrolls under them. */
export const MatrixGrid = styled('table')(({ theme: { vars, breakpoints, typography } }) => ({
  minWidth: '100%',
  borderCollapse: 'separate',
  borderSpacing: 0,
  ...typography.body2,
  '& th, & td': {
    padding: '8px 12px',
    textAlign: 'center',
    borderBottom: `1px solid ${vars?.palette.divider ?? ''}`,
    background: vars?.palette.background.paper,
  },
  '& thead th': { position: 'sticky', top: 0, zIndex: 2, minWidth: 112, verticalAlign: 'bottom' },
  '& tbody th, & thead th:first-of-type': {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    width: 420,
    minWidth: 320,
    textAlign: 'left',
    fontWeight: 400,
    borderRight: `1px solid ${vars?.palette.divider ?? ''}`,
  },
  '& thead th:first-of-type': { zIndex: 3, fontWeight: 600, color: vars?.palette.text.secondary },
  '& tbody th[scope="rowgroup"]': { borderRight: 0, fontWeight: 650, background: vars?.palette.background.default },
  '& th[scope="rowgroup"] span': { position: 'sticky', left: 12 },
  '& tbody tr:hover td, & tbody tr:hover th[scope="row"]': {
    backgroundImage: `linear-gradient(${vars?.palette.action.hover ?? ''} 0 0)`,
  },
  '& tbody:last-child tr:last-child > *': { borderBottom: 0 },
  '& code': { color: vars?.palette.text.secondary, fontSize: '0.75rem', overflowWrap: 'anywhere' },
  [breakpoints.down('sm')]: {
    '& tbody th, & thead th:first-of-type': { width: 172, minWidth: 172 },
    '& thead th': { minWidth: 92 },
  },
}));
