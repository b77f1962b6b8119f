import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import { Option } from './option.js';
import type { Choice, Group } from './use-choice.js';

const words = texts.palette;

interface Props {
  choice: Choice;
  isSearching: boolean;
}

/** What can be chosen, in groups. */
export function Results({ choice: { groups, listProps, optionProps }, isSearching }: Props): JSX.Element {
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  const said = isSearching ? words.searching : words.nothing;
  return (
    <>
      <Box
        {...listProps}
        aria-label={words.title}
        sx={{
          listStyle: 'none',
          m: 0,
          overflowY: 'auto',
          maxHeight: '52vh',
          minHeight: 0,
          p: 1,
          '&:empty': { display: 'none' },
        }}
      >
        {groups.map((group) => (
          <Options key={group.group} group={group} optionProps={optionProps} />
        ))}
      </Box>
      <Typography
        role="status"
        color="textSecondary"
        sx={count > 0 ? { position: 'absolute', clipPath: 'inset(50%)' } : { p: 3, textAlign: 'center' }}
      >
        {count > 0 ? words.results(count) : said}
      </Typography>
    </>
  );
}

function Options({ group, optionProps }: { group: Group } & Pick<Choice, 'optionProps'>): JSX.Element {
  return (
    <div role="group" aria-label={group.group}>
      <Typography
        variant="caption"
        component="div"
        color="textSecondary"
        aria-hidden="true"
        sx={{ px: 1.5, pt: 1, pb: 0.5, fontWeight: 600 }}
      >
        {group.group}
      </Typography>
      {group.options.map((command, at) => (
        <Option key={command.id} command={command} optionProps={optionProps(command, group.index + at)} />
      ))}
    </div>
  );
}
