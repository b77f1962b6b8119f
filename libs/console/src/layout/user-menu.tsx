import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { Link } from 'react-router';
import { useSignOut } from '../session/use-sign-out.js';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';

export function UserMenu(): JSX.Element {
  const { name, email, organizationName } = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const signOut = useSignOut();
  return (
    <>
      <IconButton
        aria-label={texts.layout.account}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <AccountCircleOutlined />
      </IconButton>
      <Menu
        disablePortal // it belongs to the header, where those who cannot see it look for it
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { minWidth: 200 } } }}
      >
        <MenuItem disabled sx={{ display: 'block', '&.Mui-disabled': { opacity: 1 } }}>
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {email}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {organizationName}
          </Typography>
        </MenuItem>
        <Divider component="li" role="none" />
        <MenuItem component={Link} to="/profile" onClick={() => setAnchor(null)}>
          {texts.profile.heading}
        </MenuItem>
        <MenuItem onClick={() => signOut.mutate()}>{texts.layout.signOut}</MenuItem>
      </Menu>
    </>
  );
}
