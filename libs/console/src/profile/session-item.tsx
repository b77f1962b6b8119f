import { endSession, type SessionDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import type { JSX } from 'react';
import { SESSIONS } from '../api/keys.js';
import { useChange } from '../parts/use-change.js';
import { When } from '../parts/when.js';
import { texts } from '../texts.js';
import { browserOf } from './browser-name.js';

const words = texts.profile;

export function SessionItem({ session }: { session: SessionDto }): JSX.Element {
  const { id, current, means, address, userAgent, lastSeenDate } = session;
  const browser = browserOf(userAgent);
  const end = useChange({
    send: () => endSession({ path: { id } }),
    changes: [SESSIONS],
    notice: words.ended,
    isToldByNotice: true,
  });
  const way = Object.entries(words.means).find(([name]) => name === means)?.[1];
  return (
    <ListItem
      disableGutters
      divider
      secondaryAction={
        current ? (
          <Chip size="small" variant="outlined" color="success" label={words.thisOne} />
        ) : (
          <Button size="small" aria-label={words.endOf(browser)} loading={end.isPending} onClick={() => end.mutate()}>
            {words.end}
          </Button>
        )
      }
      sx={{ '&:last-of-type': { borderBottom: 0 }, pr: 14 }}
    >
      <ListItemText
        primary={browser}
        secondary={
          <>
            {address}, {way !== undefined && `${way}, `}
            {words.seen} <When at={lastSeenDate} />
          </>
        }
      />
    </ListItem>
  );
}
