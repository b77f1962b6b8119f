import { styled } from '@mui/material/styles';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import type { ComponentType, JSX } from 'react';

// Neither an IconButton nor a Tooltip: there are many of them, and drawing those makes scrolling slow.
const Round = styled('button')(({ theme: { vars } }) => ({
  display: 'inline-grid',
  placeItems: 'center',
  width: 36,
  height: 36,
  padding: 0,
  border: 0,
  borderRadius: '50%',
  background: 'none',
  color: 'inherit',
  cursor: 'pointer',
  '&:hover': { background: vars?.palette.action.hover },
}));

interface Props {
  Icon: ComponentType<SvgIconProps>;
  /** What it does, with the name of the row unless that is said by `describedBy`. */
  label: string;
  /** The id of what names the row. */
  describedBy?: string;
  onClick: () => void;
}

/** A small picture that does something to one row of many. */
export function RowButton({ Icon, label, describedBy, onClick }: Props): JSX.Element {
  return (
    <Round type="button" title={label} aria-label={label} aria-describedby={describedBy} onClick={onClick}>
      <Icon fontSize="small" />
    </Round>
  );
}
