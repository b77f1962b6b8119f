import type { CredentialDto } from '@keyrack/client';
import { lazy, Suspense, type JSX } from 'react';

// Loaded when somebody wants to do such a thing, so that the list is there sooner.
const DeleteDialog = lazy(() => import('../delete/delete-dialog.js'));
const EditDialog = lazy(() => import('../edit/edit-dialog.js'));
const ShareDialog = lazy(() => import('../share/share-dialog.js'));

/** What somebody wants to do with a credential. */
export interface Asked {
  action: 'share' | 'update' | 'delete';
  credential: CredentialDto;
}

interface Props {
  asked: Asked;
  onClose: () => void;
  /** After the credential is gone. */
  onDeleted?: () => void;
}

export function CredentialDialog(props: Props): JSX.Element {
  return (
    <Suspense fallback={null}>
      <Chosen {...props} />
    </Suspense>
  );
}

function Chosen({ asked: { action, credential }, onClose, onDeleted }: Props): JSX.Element {
  switch (action) {
    case 'share':
      return <ShareDialog credential={credential} onClose={onClose} />;
    case 'update':
      return <EditDialog credential={credential} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog credential={credential} onClose={onClose} onDeleted={onDeleted} />;
  }
}
