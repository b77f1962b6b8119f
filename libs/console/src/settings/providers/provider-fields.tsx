import Box from '@mui/material/Box';
import type { JSX } from 'react';
import { TextInput } from '../../parts/text-input.js';
import { texts } from '../../texts.js';
import type { ProviderDraft, SHOWN_FIELDS } from './provider-draft.js';

const words = texts.providers;

interface Props {
  draft: ProviderDraft;
  error: Error | null;
  hasSecret: boolean;
  onChange: (changed: Partial<ProviderDraft>) => void;
}

export function ProviderFields({ draft, error, hasSecret, onChange }: Props): JSX.Element {
  const field = (name: (typeof SHOWN_FIELDS)[number]) => ({
    name,
    label: words[name],
    value: draft[name],
    error,
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <TextInput {...field('name')} help={words.nameHelp} autoFocus />
      <TextInput {...field('issuer')} help={words.issuerHelp} />
      <TextInput {...field('clientId')} />
      <TextInput
        {...field('clientSecret')}
        type="password"
        isOptional
        help={hasSecret ? words.secretStored : words.secretHelp}
      />
      <TextInput {...field('scopes')} isOptional />
      <TextInput {...field('roleClaim')} isOptional help={words.roleClaimHelp} />
    </Box>
  );
}
