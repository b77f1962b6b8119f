import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { JSX } from 'react';
import { Page } from '../parts/page.js';
import { texts } from '../texts.js';
import { AboutMe } from './about-me.js';
import { ChangePassword } from './change-password.js';
import { SecondFactor } from './second-factor.js';
import { useMay } from '../session/use-me.js';
import { MyKeys } from './my-keys.js';
import { Sessions } from './sessions.js';

/** What belongs to me: my name, and all that I sign in with. */
export default function ProfilePage(): JSX.Element {
  const mayHaveKeys = useMay('apikeys:view');
  return (
    <Page heading={texts.profile.heading}>
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}
      >
        <Stack spacing={2}>
          <AboutMe />
          <SecondFactor />
        </Stack>
        <ChangePassword />
        <Sessions />
        {mayHaveKeys && <MyKeys />}
      </Box>
    </Page>
  );
}
