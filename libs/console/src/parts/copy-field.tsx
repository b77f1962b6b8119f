import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import { useState, type JSX } from 'react';
import { texts } from '../texts.js';

interface Props {
  label: string;
  value: string;
  /** How many it has, if it has several. */
  lines?: number;
}

/** A text to be copied, such as a token that is shown once. */
export function CopyField({ label, value, lines }: Props): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  // Browsers have a clipboard only where the address is https or local; elsewhere one selects the text.
  const canCopy = typeof navigator.clipboard === 'object';
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <TextField
        label={label}
        value={value}
        multiline={lines !== undefined}
        minRows={lines}
        onFocus={(event) => event.target.select()}
        slotProps={{ htmlInput: { readOnly: true, spellCheck: false, sx: { fontFamily: 'monospace' } } }}
      />
      {canCopy && (
        <Tooltip title={isCopied ? texts.copied : texts.copy}>
          <IconButton aria-label={texts.copyOf(label)} onClick={() => void copy()}>
            {isCopied ? <Check /> : <ContentCopy />}
          </IconButton>
        </Tooltip>
      )}
      <Box role="status" className="visually-hidden" sx={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {isCopied ? texts.copied : ''}
      </Box>
    </Box>
  );
}
