import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { lazy, Suspense, useState, type JSX, type ReactNode } from 'react';
import { texts } from '../texts.js';
import { Entrance } from './entrance.js';
import { useMe } from './use-me.js';
import { useSignOut } from './use-sign-out.js';

const SetUpDialog = lazy(async () => ({ default: (await import('../profile/set-up-dialog.js')).SetUpDialog }));

/** Where the organization requires a second factor, the service answers nothing else to those who have none. */
export function SecondFactorGate({ children }: { children: ReactNode }): ReactNode {
  const { secondFactor, secondFactorRequired } = useMe();
  const [isSettingUp, setSettingUp] = useState(false);
  // Until the recovery codes are kept, although there is a second factor by then.
  const mustSetUp = isSettingUp || (secondFactorRequired === true && secondFactor !== true);
  return mustSetUp ? <SetUpFirst isSettingUp={isSettingUp} onSetUp={setSettingUp} /> : children;
}

interface Props {
  isSettingUp: boolean;
  onSetUp: (isSettingUp: boolean) => void;
}

function SetUpFirst({ isSettingUp, onSetUp }: Props): JSX.Element {
  const signOut = useSignOut();
  return (
    <Entrance heading={texts.profile.secondFactor}>
      <Stack spacing={2}>
        <Alert severity="info">{texts.profile.required}</Alert>
        <Button variant="contained" size="large" onClick={() => onSetUp(true)}>
          {texts.profile.setUp}
        </Button>
        <Button onClick={() => signOut.mutate()}>{texts.layout.signOut}</Button>
      </Stack>
      {isSettingUp && (
        <Suspense fallback={null}>
          <SetUpDialog onClose={() => onSetUp(false)} />
        </Suspense>
      )}
    </Entrance>
  );
}
