import { styled } from '@mui/material/styles';

/** Of every row, in pixels. */
export const ROW_HEIGHT = 56;

const ONE_LINE = { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** One class for the whole table: a styled component for each of thousands of cells would make scrolling slow. */
export const Grid = styled('table')(({ theme: { vars, breakpoints, typography } }) => ({
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'separate',
  borderSpacing: 0,
  ...typography.body2,
  '& th, & tbody:not([aria-hidden]) td': {
    padding: '0 16px',
    textAlign: 'left',
    borderBottom: `1px solid ${vars?.palette.divider ?? ''}`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '& th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: 44,
    fontWeight: 600,
    whiteSpace: 'nowrap',
    color: vars?.palette.text.secondary,
    background: vars?.palette.background.paper,
  },
  '& tbody:not([aria-hidden]) tr': { height: ROW_HEIGHT },
  '& tbody:not([aria-hidden]) tr:hover': { background: vars?.palette.action.hover },
  '& tbody:last-child tr:last-child td': { borderBottom: 0 },
  // More specific than the rule of all cells, which it is to win against.
  '&& .right': { textAlign: 'right', whiteSpace: 'nowrap' },
  '& a': { color: 'inherit', fontWeight: 600, textDecoration: 'none', '&:hover': { textDecoration: 'underline' } },
  '& .soft': { color: vars?.palette.text.secondary, whiteSpace: 'normal' },
  '& .named': { display: 'flex', alignItems: 'center', gap: 12, minWidth: 0, '& > div': { minWidth: 0 } },
  '& .named a, & .line .soft': ONE_LINE,
  '& .line': { display: 'flex', alignItems: 'center', gap: 8 },
  [breakpoints.down('md')]: { '&& .wide': { display: 'none' }, '&& th, && td': { paddingInline: '12px' } },
}));
