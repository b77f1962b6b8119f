import { removeUserSecondFactor, type UserDto } from '@keyrack/client';
import type { JSX } from 'react';
import { Confirmation } from '../parts/confirmation.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';

const words = texts.people;

/** Lets somebody in again who has lost their second factor. */
export function ResetDialog({ user: { id, name }, onClose }: { user: UserDto; onClose: () => void }): JSX.Element {
  const reset = useChange({
    send: () => removeUserSecondFactor({ path: { id } }),
    changes: [],
    notice: words.resetDone,
    onDone: onClose,
  });
  return (
    <Confirmation
      question={words.resetQuestion(name)}
      help={words.resetHelp}
      confirm={words.reset}
      isPending={reset.isPending}
      error={reset.error}
      onConfirm={() => reset.mutate()}
      onClose={onClose}
    />
  );
}
