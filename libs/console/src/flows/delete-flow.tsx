import { removeFlow, type FlowSummaryDto } from '@keyrack/client';
import type { JSX } from 'react';
import { CREDENTIALS, FLOWS } from '../api/keys.js';
import { Confirmation } from '../parts/confirmation.js';
import { useChange } from '../parts/use-change.js';
import { texts } from '../texts.js';

const words = texts.flows;

interface Props {
  flow: Pick<FlowSummaryDto, 'id' | 'name'>;
  onClose: () => void;
  /** After it is gone. */
  onDeleted?: () => void;
}

export function DeleteFlow({ flow: { id, name }, onClose, onDeleted = onClose }: Props): JSX.Element {
  const remove = useChange({
    send: () => removeFlow({ path: { id } }),
    changes: [[...FLOWS, 'list'], CREDENTIALS],
    notice: words.deleted,
    onDone: onDeleted,
  });
  return (
    <Confirmation
      question={words.deleteQuestion(name)}
      help={words.deleteHelp}
      confirm={words.delete}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
