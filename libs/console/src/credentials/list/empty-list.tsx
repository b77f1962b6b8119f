import KeyOutlined from '@mui/icons-material/KeyOutlined';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import type { Filter } from './filter.js';

const words = texts.credentials;

interface Props {
  isFiltering: boolean;
  onFilter: (change: Partial<Filter>) => void;
  onAdd: (() => void) | undefined;
}

/** Says why there is nothing, and what one can do. */
export function EmptyList({ isFiltering, onFilter, onAdd }: Props): JSX.Element {
  const help = isFiltering ? words.nothingFoundHelp : onAdd ? words.emptyHelp : words.emptyReadOnly;
  return (
    <Paper variant="outlined" sx={{ p: { xs: 4, sm: 8 }, textAlign: 'center' }}>
      <KeyOutlined color="disabled" sx={{ fontSize: 40, mb: 1 }} />
      <Typography variant="h2" gutterBottom>
        {isFiltering ? words.nothingFound : words.empty}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 2, maxWidth: 440, mx: 'auto' }}>
        {help}
      </Typography>
      {isFiltering ? (
        <Button onClick={() => onFilter({ search: '', type: '', status: '' })}>{words.clearFilters}</Button>
      ) : (
        onAdd && (
          <Button variant="outlined" onClick={onAdd}>
            {words.add}
          </Button>
        )
      )}
    </Paper>
  );
}
