import { beginSecondFactor } from '@keyrack/client';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useId, type JSX } from 'react';
import { CopyField } from '../parts/copy-field.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { texts } from '../texts.js';

const words = texts.profile;

/** A new secret, as a picture and as text. It is kept only as long as it is shown. */
export function AppSecret(): JSX.Element {
  const { data, error } = useQuery({
    queryKey: ['second-factor', useId()],
    queryFn: () => beginSecondFactor(),
    staleTime: Infinity, // each call would make another one
    gcTime: 0,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  return (
    <>
      <Typography>{words.scan}</Typography>
      <Box sx={{ alignSelf: 'center', p: 2, borderRadius: 1, bgcolor: '#fff', lineHeight: 0 }}>
        <QRCodeSVG value={data.uri} size={176} title={words.qr} />
      </Box>
      <CopyField label={words.secret} value={data.secret} />
      <Typography>{words.enterCode}</Typography>
    </>
  );
}
