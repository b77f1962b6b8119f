import {
  createIdentityProvider,
  getIdentityProvider,
  updateIdentityProvider,
  type CreateIdentityProviderDto,
  type IdentityProviderDto,
} from '@keyrack/client';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import { useState, type JSX } from 'react';
import { differing, merged } from '../../api/differences.js';
import { PROVIDERS } from '../../api/keys.js';
import { isBeside } from '../../api/said.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useChange } from '../../parts/use-change.js';
import { texts } from '../../texts.js';
import { Mappings } from './mappings.js';
import { ProviderAddresses } from './provider-addresses.js';
import { bodyOf, draftOf, SHOWN_FIELDS, type ProviderDraft } from './provider-draft.js';
import { ProviderFields } from './provider-fields.js';

const words = texts.providers;

interface Props {
  /** Absent for a new one. */
  provider: IdentityProviderDto | undefined;
  onClose: () => void;
  onSaved: (saved: IdentityProviderDto) => void;
}

export function ProviderDialog({ provider, onClose, onSaved }: Props): JSX.Element {
  const [draft, setDraft] = useState(() => draftOf(provider));
  const change = (changed: Partial<ProviderDraft>): void => setDraft((before) => ({ ...before, ...changed }));
  const { mutate, error, isPending } = useChange({
    send: () => (provider ? save(provider, bodyOf(draft)) : createIdentityProvider({ body: bodyOf(draft) })),
    changes: [PROVIDERS],
    isSecret: true,
    notice: words.saved,
    onDone: onSaved,
  });
  return (
    <FormDialog
      title={provider ? words.editOf(provider.name) : words.addTitle}
      confirm={provider ? texts.save : words.add}
      isPending={isPending}
      maxWidth="md"
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <Stack spacing={2}>
        {isBeside(error, SHOWN_FIELDS) && <ProblemAlert error={error} />}
        <ProviderAddresses provider={provider} />
        <ProviderFields draft={draft} error={error} hasSecret={provider?.hasClientSecret ?? false} onChange={change} />
        <Mappings mappings={draft.mappings} onChange={(mappings) => change({ mappings })} />
        <FormControlLabel
          control={<Switch checked={draft.enabled} onChange={(_event, enabled) => change({ enabled })} />}
          label={words.enabled}
        />
      </Stack>
    </FormDialog>
  );
}

/** Sends what was changed in the form: what somebody else has changed meanwhile stays so. */
async function save(provider: IdentityProviderDto, wanted: CreateIdentityProviderDto): Promise<IdentityProviderDto> {
  const path = { id: provider.id };
  const first = bodyOf(draftOf(provider));
  const body = differing(wanted, first);
  if (body.mappings === undefined) return updateIdentityProvider({ path, body });
  const { mappings } = await getIdentityProvider({ path });
  return updateIdentityProvider({
    path,
    body: { ...body, mappings: merged(body.mappings, first.mappings ?? [], mappings) },
  });
}
