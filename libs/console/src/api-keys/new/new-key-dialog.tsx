import { createApiKey } from '@keyrack/client';
import { useState, type JSX } from 'react';
import { API_KEYS } from '../../api/keys.js';
import { isBeside } from '../../api/said.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useChange } from '../../parts/use-change.js';
import { texts } from '../../texts.js';
import { NewToken } from '../new-token.js';
import { FIELDS, newDraft, wishOf } from './draft.js';
import { KeyFields } from './key-fields.js';

interface Props {
  /** The member as whom it acts; without it, one can choose. */
  userId?: string;
  onClose: () => void;
}

/** Makes a key, then shows its token once. */
export default function NewKeyDialog({ userId, onClose }: Props): JSX.Element {
  const [draft, setDraft] = useState(() => newDraft(userId));
  const [isTried, setTried] = useState(false);
  const make = useChange({ send: () => createApiKey({ body: wishOf(draft) }), changes: [API_KEYS], isSecret: true });
  if (make.data) return <NewToken made={make.data} onClose={onClose} />;
  const submit = (): void => {
    setTried(true);
    if (draft.name.trim() !== '' && draft.permissions.length > 0) make.mutate();
  };
  return (
    <FormDialog
      title={texts.apiKey.newTitle}
      confirm={texts.apiKey.make}
      isPending={make.isPending}
      isHeld
      maxWidth="sm"
      onSubmit={submit}
      onClose={onClose}
    >
      <KeyFields
        draft={draft}
        isTried={isTried}
        isHolderFixed={userId !== undefined}
        error={make.error}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
      {isBeside(make.error, FIELDS) && <ProblemAlert error={make.error} />}
    </FormDialog>
  );
}
