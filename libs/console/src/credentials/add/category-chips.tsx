import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { JSX } from 'react';
import { categoryName } from '../../names.js';
import { texts } from '../../texts.js';

interface Props {
  categories: readonly string[];
  /** Empty for all. */
  chosen: string;
  onChoose: (category: string) => void;
}

export function CategoryChips({ categories, chosen, onChoose }: Props): JSX.Element {
  return (
    <Box
      role="group"
      aria-label={texts.add.categories}
      sx={{ display: 'flex', gap: 0.75, flexWrap: { xs: 'nowrap', sm: 'wrap' }, overflowX: 'auto', pb: 0.5 }}
    >
      {['', ...categories].map((category) => (
        <Chip
          key={category}
          label={category === '' ? texts.add.all : categoryName(category)}
          color={category === chosen ? 'primary' : 'default'}
          variant={category === chosen ? 'filled' : 'outlined'}
          aria-pressed={category === chosen}
          onClick={() => onChoose(category)}
        />
      ))}
    </Box>
  );
}
