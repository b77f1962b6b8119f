import Button from '@mui/material/Button';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { When } from '../../parts/when.js';
import { texts } from '../../texts.js';

/** A workspace; with a time when the credential is shared with it. */
export interface ShareRow {
  id: string;
  name: string;
  since?: string;
}

interface Props {
  heading: string;
  /** Said when there are no rows. */
  empty: string;
  rows: readonly ShareRow[];
  /** The workspace whose change is on its way. */
  busy: string | undefined;
  action: string;
  /** The whole of what the button does. */
  label: (workspace: string) => string;
  onAct: (workspaceId: string) => void;
}

export function ShareList({ heading, empty, rows, busy, action, label, onAct }: Props): JSX.Element {
  return (
    <section>
      <Typography variant="h3">{heading}</Typography>
      {rows.length === 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {empty}
        </Typography>
      )}
      <List dense disablePadding aria-label={heading}>
        {rows.map(({ id, name, since }) => (
          <ListItem
            key={id}
            disableGutters
            secondaryAction={
              <Button size="small" aria-label={label(name)} loading={busy === id} onClick={() => onAct(id)}>
                {action}
              </Button>
            }
          >
            <ListItemText
              primary={name}
              secondary={
                since !== undefined && (
                  <>
                    {texts.share.since} <When at={since} />
                  </>
                )
              }
              sx={{ pr: 8, overflowWrap: 'anywhere' }}
            />
          </ListItem>
        ))}
      </List>
    </section>
  );
}
