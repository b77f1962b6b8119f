import {
  updateCredential,
  type ComponentDto,
  type CredentialDetailsDto,
  type UpdateCredentialDto,
} from '@keyrack/client';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { CREDENTIALS } from '../../api/keys.js';
import { useNotice } from '../../parts/notices.js';
import { texts } from '../../texts.js';
import { changedValues, changeOf } from '../form/changes.js';
import { CredentialForm } from '../form/credential-form.js';
import { draftOf } from '../form/draft.js';
import { CredentialDialogForm } from '../form/credential-dialog-form.js';
import { useForm } from '../form/use-form.js';
import { useFormTest } from '../form/use-form-test.js';

interface Props {
  type: ComponentDto;
  credential: CredentialDetailsDto;
  onClose: () => void;
}

/** The form of a credential that is there. Only what differs is sent, so that nothing of others is undone. */
export function EditForm({ type, credential, onClose }: Props): JSX.Element {
  const [before] = useState(() => draftOf(type, credential));
  const [stored] = useState(credential.plainDataObj ?? {});
  const [isUnchanged, setUnchanged] = useState(false);
  const form = useForm(type, before, stored);
  const save = useSave(credential.id, onClose);
  const test = useFormTest(form, () => ({
    credentialName: type.name,
    credentialId: credential.id,
    plainDataObj: changedValues(type, form.draft.values, before.values),
  }));
  const submit = (): void => {
    if (!form.isComplete()) return;
    const change = changeOf(type, form.draft, before);
    const hasChange = Object.keys(change).length > 0;
    setUnchanged(!hasChange);
    if (hasChange) save.mutate(change);
  };
  return (
    <CredentialDialogForm
      confirm={texts.save}
      isPending={save.isPending}
      test={test}
      onSubmit={submit}
      onClose={onClose}
    >
      <CredentialForm form={form} error={save.error} />
      {isUnchanged && (
        <Typography role="status" variant="body2" color="textSecondary" sx={{ mt: 2 }}>
          {texts.edit.nothingChanged}
        </Typography>
      )}
    </CredentialDialogForm>
  );
}

function useSave(id: string, onSaved: () => void) {
  const queries = useQueryClient();
  const say = useNotice();
  return useMutation({
    mutationFn: (body: UpdateCredentialDto) => updateCredential({ path: { id }, body }),
    gcTime: 0, // values are not kept longer than the form
    onSuccess: async () => {
      say(texts.credentials.saved);
      onSaved();
      await queries.invalidateQueries({ queryKey: CREDENTIALS });
    },
  });
}
