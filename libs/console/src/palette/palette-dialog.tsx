import Dialog from '@mui/material/Dialog';
import { useState, type JSX } from 'react';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useTyped } from '../parts/use-typed.js';
import { texts } from '../texts.js';
import { matching } from './command.js';
import { Keys } from './keys.js';
import { Results } from './results.js';
import { SearchLine } from './search-line.js';
import { useChoice } from './use-choice.js';
import { useCommands } from './use-commands.js';
import { useFound } from './use-found.js';

interface Props {
  /** Wants to add a credential. */
  onAdd: () => void;
  onClose: () => void;
}

/** Goes anywhere and does the common things, all from the keyboard. */
export default function PaletteDialog({ onAdd, onClose }: Props): JSX.Element {
  const [sought, setSought] = useState('');
  const [typed, setTyped] = useTyped(sought, setSought);
  const found = useFound(sought.trim());
  const commands = [...found.commands, ...matching(useCommands(onAdd), typed)];
  const choice = useChoice({ commands, typed, onType: setTyped, onClose });
  const isSearching = found.isSearching || typed !== sought;
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{
        paper: {
          'aria-label': texts.palette.title,
          sx: { m: 2, mt: { xs: 2, sm: '12vh' }, width: 'calc(100% - 32px)' },
        },
      }}
    >
      <SearchLine inputProps={choice.inputProps} rootProps={choice.rootProps} />
      {found.error && <ProblemAlert error={found.error} />}
      <Results choice={choice} isSearching={isSearching} />
      <Keys />
    </Dialog>
  );
}
