import type { ComponentDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { memo, type JSX } from 'react';
import { TypeIcon } from '../../parts/type-icon.js';
import { categoryName } from '../../names.js';
import { texts } from '../../texts.js';
import { categoriesOf } from './gallery-search.js';

interface Props {
  types: readonly ComponentDto[];
  /** Under headings, when one looks around rather than for something. */
  isByCategory: boolean;
  onPick: (type: ComponentDto) => void;
}

export const TypeCards = memo(function TypeCards({ types, isByCategory, onPick }: Props): JSX.Element {
  if (!isByCategory) return <Cards types={types} onPick={onPick} />;
  return (
    <>
      {categoriesOf(types).map((category) => (
        <Box key={category} component="section" sx={{ mb: 3 }}>
          <Typography variant="h3" sx={{ mb: 1 }}>
            {categoryName(category)}
          </Typography>
          <Cards types={types.filter((type) => type.category === category)} onPick={onPick} />
        </Box>
      ))}
    </>
  );
});

function Cards({ types, onPick }: Omit<Props, 'isByCategory'>): JSX.Element {
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))' }}>
      {types.map((type) => (
        <Card key={type.name} type={type} onPick={onPick} />
      ))}
    </Box>
  );
}

function Card({ type, onPick }: { type: ComponentDto; onPick: (type: ComponentDto) => void }): JSX.Element {
  const { name, label, deprecated } = type;
  return (
    <ButtonBase
      title={deprecated ?? type.description}
      onClick={() => onPick(type)}
      sx={{
        justifyContent: 'flex-start',
        gap: 1.25,
        p: 1.25,
        textAlign: 'left',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        '&:hover': { borderColor: 'primary.main', bgcolor: 'action.hover' },
        '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 1 },
        contentVisibility: 'auto',
        containIntrinsicHeight: 52,
      }}
    >
      <TypeIcon type={name} />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" noWrap sx={{ fontWeight: 600 }}>
          {label}
        </Typography>
        {deprecated !== undefined && (
          <Typography variant="caption" color="textSecondary">
            {texts.add.deprecated}
          </Typography>
        )}
      </Box>
    </ButtonBase>
  );
}
