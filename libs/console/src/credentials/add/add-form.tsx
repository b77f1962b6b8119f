import { createCredential, type ComponentDto, type CredentialDto } from '@keyrack/client';
import ArrowBack from '@mui/icons-material/ArrowBack';
import Alert from '@mui/material/Alert';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { CREDENTIALS } from '../../api/keys.js';
import { useNotice } from '../../parts/notices.js';
import { TypeIcon } from '../../parts/type-icon.js';
import { texts } from '../../texts.js';
import { creationOf, givenValues } from '../form/changes.js';
import { CredentialForm } from '../form/credential-form.js';
import { newDraft } from '../form/draft.js';
import { CredentialDialogForm } from '../form/credential-dialog-form.js';
import { OwnerField } from '../form/owner-field.js';
import { useForm } from '../form/use-form.js';
import { useFormTest } from '../form/use-form-test.js';

interface Props {
  type: ComponentDto;
  /** To the other types, if there are any to choose from. */
  onBack?: (() => void) | undefined;
  onAdded: (credential: CredentialDto) => void;
  onClose: () => void;
}

/** The form of a new credential. */
export function AddForm({ type, onBack, onAdded, onClose }: Props): JSX.Element {
  const [start] = useState(() => newDraft(type));
  const form = useForm(type, start);
  const add = useAdd(onAdded);
  const test = useFormTest(form, () => ({
    credentialName: type.name,
    plainDataObj: givenValues(type, form.draft.values),
  }));
  return (
    <>
      <DialogTitle id="add-title" sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
        {onBack && (
          <IconButton edge="start" size="small" aria-label={texts.add.another} onClick={onBack}>
            <ArrowBack />
          </IconButton>
        )}
        <TypeIcon type={type.name} />
        {type.label}
      </DialogTitle>
      <CredentialDialogForm
        confirm={texts.add.add}
        isPending={add.isPending}
        test={test}
        onSubmit={() => form.isComplete() && add.mutate(creationOf(type, form.draft))}
        onClose={onClose}
      >
        {type.deprecated !== undefined && (
          <Alert severity="warning" sx={{ mb: 2 }}>
            {type.deprecated}
          </Alert>
        )}
        <CredentialForm form={form} error={add.error} />
        <OwnerField form={form} />
      </CredentialDialogForm>
    </>
  );
}

function useAdd(onAdded: (credential: CredentialDto) => void) {
  const queries = useQueryClient();
  const say = useNotice();
  return useMutation({
    mutationFn: (body: Parameters<typeof createCredential>[0]['body']) => createCredential({ body }),
    gcTime: 0, // values are not kept longer than the form
    onSuccess: async (added) => {
      say(texts.credentials.added);
      onAdded(added);
      await queries.invalidateQueries({ queryKey: CREDENTIALS });
    },
  });
}
