import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import type { ComponentType, JSX, ReactNode } from 'react';

interface Props {
  Icon: ComponentType<SvgIconProps>;
  heading: string;
  help: string;
  /** What one can do about it. */
  children?: ReactNode;
}

/** Says why there is nothing, and what one can do. */
export function Empty({ Icon, heading, help, children }: Props): JSX.Element {
  return (
    <Paper variant="outlined" sx={{ p: { xs: 4, sm: 8 }, textAlign: 'center' }}>
      <Icon color="disabled" sx={{ fontSize: 40, mb: 1 }} />
      <Typography variant="h2" gutterBottom>
        {heading}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 2, maxWidth: 440, mx: 'auto' }}>
        {help}
      </Typography>
      {children}
    </Paper>
  );
}
