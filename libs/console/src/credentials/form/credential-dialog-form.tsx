import type { JSX, ReactNode } from 'react';
import { DialogForm } from '../../parts/dialog-form.js';
import { TestButton } from './test-button.js';
import { TestOutcome } from './test-outcome.js';
import type { FormTest } from './use-form-test.js';

interface Props {
  /** Of the button that sends it. */
  confirm: string;
  isPending: boolean;
  test: FormTest;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The inside of a dialog with the form of a credential: what is typed, what a test says of it, and the buttons. */
export function CredentialDialogForm({ test, ...form }: Props): JSX.Element {
  return <DialogForm {...form} outcome={<TestOutcome {...test} />} aside={<TestButton test={test} />} />;
}
