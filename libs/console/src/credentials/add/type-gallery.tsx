import type { ComponentDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useMemo, useState, type JSX } from 'react';
import { Loading } from '../../parts/loading.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { SearchField } from '../../parts/search-field.js';
import { texts } from '../../texts.js';
import { useTypes } from '../use-types.js';
import { CategoryChips } from './category-chips.js';
import { categoriesOf, matching } from './gallery-search.js';
import { TypeCards } from './type-cards.js';

interface Props {
  onPick: (type: ComponentDto) => void;
  onClose: () => void;
}

/** All types, to search and to pick one from. */
export function TypeGallery({ onPick, onClose }: Props): JSX.Element {
  const { data: types, error, refetch } = useTypes();
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState('');
  const sought = useDeferredValue(search);
  const found = useMemo(() => matching(types ?? [], sought, category), [types, sought, category]);
  const categories = useMemo(() => categoriesOf(types ?? []), [types]);
  return (
    <>
      <DialogTitle id="add-title">{texts.add.title}</DialogTitle>
      <Box sx={{ px: 3, pb: 1.5, display: 'grid', gap: 1.5 }}>
        <SearchField label={texts.add.searchTypes} value={search} onChange={setSearch} autoFocus />
        <CategoryChips categories={categories} chosen={category} onChoose={setCategory} />
      </Box>
      <DialogContent dividers>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!types && !error && <Loading />}
        {types && found.length === 0 && <Typography color="textSecondary">{texts.add.nothing}</Typography>}
        <TypeCards types={found} isByCategory={category === '' && sought === ''} onPick={onPick} />
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Typography variant="body2" color="textSecondary" role="status" sx={{ flex: 1 }}>
          {types && texts.add.types(found.length)}
        </Typography>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </DialogActions>
    </>
  );
}
