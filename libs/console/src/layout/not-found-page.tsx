import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { Link } from 'react-router';
import { texts } from '../texts.js';
import { usePageTitle } from './use-page-title.js';

export function NotFoundPage(): JSX.Element {
  usePageTitle(texts.layout.notFound);
  return (
    <Box sx={{ p: { xs: 2, sm: 4 } }}>
      <Typography variant="h1" gutterBottom>
        {texts.layout.notFound}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {texts.layout.notFoundHelp}
      </Typography>
      <Button component={Link} to="/credentials" variant="contained">
        {texts.layout.toCredentials}
      </Button>
    </Box>
  );
}
