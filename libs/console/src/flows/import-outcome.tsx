import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import type { ImportedLine } from './import-lines.js';

const words = texts.flowImport;
const COLORS = { created: 'success', updated: 'success', refused: 'error' } as const;

/** What came of each line, and of all in one sentence. */
export function ImportOutcome({ lines }: { lines: readonly ImportedLine[] }): JSX.Element {
  const refused = lines.filter(({ status }) => status === 'refused').length;
  return (
    <>
      <Alert severity={refused > 0 ? 'warning' : 'success'} role="status">
        {words.done(lines.length - refused, refused)}
      </Alert>
      <Box
        role="region"
        aria-label={words.outcome}
        tabIndex={lines.length > 5 ? 0 : undefined}
        sx={{ mt: 1, maxHeight: 320, overflowY: 'auto' }}
      >
        <List dense disablePadding>
          {lines.map((line) => (
            <Line key={line.line} outcome={line} />
          ))}
        </List>
      </Box>
    </>
  );
}

function Line({
  outcome: { line, id, status, problems = 0, remarks = 0, error },
}: {
  outcome: ImportedLine;
}): JSX.Element {
  const noted = [problems > 0 && words.problems(problems), remarks > 0 && words.remarks(remarks)];
  const said = error?.message ?? noted.filter((text) => text !== false).join(', ');
  return (
    <ListItem disableGutters divider sx={{ gap: 2, alignItems: 'flex-start' }}>
      <ListItemText primary={id ?? words.line(line)} secondary={said} sx={{ overflowWrap: 'anywhere' }} />
      <Chip size="small" variant="outlined" color={COLORS[status]} label={words[status]} sx={{ mt: 0.75 }} />
    </ListItem>
  );
}
