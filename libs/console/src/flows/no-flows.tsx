import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import Button from '@mui/material/Button';
import type { JSX } from 'react';
import { Empty } from '../parts/empty.js';
import { texts } from '../texts.js';

const words = texts.flows;

interface Props {
  /** Present when a filter may be why there are none. */
  onClear: (() => void) | undefined;
  onImport: (() => void) | undefined;
}

/** Stands where there is no flow, and says how flows get here. */
export function NoFlows({ onClear, onImport }: Props): JSX.Element {
  if (onClear) {
    return (
      <Empty Icon={AccountTreeOutlined} heading={words.nothingFound} help={words.nothingFoundHelp}>
        <Button onClick={onClear}>{words.clearFilters}</Button>
      </Empty>
    );
  }
  return (
    <Empty Icon={AccountTreeOutlined} heading={words.empty} help={onImport ? words.emptyHelp : words.emptyReadOnly}>
      {onImport && (
        <Button variant="outlined" onClick={onImport}>
          {words.import}
        </Button>
      )}
    </Empty>
  );
}
