import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { Section } from '../parts/section.js';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';
import { RenewCodesDialog } from './renew-codes-dialog.js';
import { SetUpDialog } from './set-up-dialog.js';
import { TurnOffDialog } from './turn-off-dialog.js';

const words = texts.profile;
const DIALOGS = { setUp: SetUpDialog, renew: RenewCodesDialog, turnOff: TurnOffDialog } as const;

export function SecondFactor(): JSX.Element {
  const { secondFactor = false, secondFactorRequired = false } = useMe();
  const [asked, setAsked] = useState<keyof typeof DIALOGS>();
  const Chosen = asked && DIALOGS[asked];
  return (
    <Section heading={words.secondFactor}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {secondFactor ? words.isOn : words.isOff}
      </Typography>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        {!secondFactor && (
          <Button variant="outlined" onClick={() => setAsked('setUp')}>
            {words.setUp}
          </Button>
        )}
        {secondFactor && (
          <Button variant="outlined" onClick={() => setAsked('renew')}>
            {words.renew}
          </Button>
        )}
        {secondFactor && !secondFactorRequired && (
          <Button color="error" onClick={() => setAsked('turnOff')}>
            {words.turnOff}
          </Button>
        )}
      </Stack>
      {Chosen && <Chosen onClose={() => setAsked(undefined)} />}
    </Section>
  );
}
