import type { QueryKey } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { Confirmation } from '../../parts/confirmation.js';
import { useChange } from '../../parts/use-change.js';
import { FateField, type Fate } from './fate-field.js';
import { LeftCredentials } from './left-credentials.js';
import { leftIn, type Left } from './left.js';

interface Props {
  question: string;
  help: string;
  confirm: string;
  notice: string;
  /** What is asked for again afterwards. */
  changes: readonly QueryKey[];
  send: (query: { personalCredentials?: Fate }) => Promise<unknown>;
  onClose: () => void;
}

/** Removes somebody. When they own personal credentials, it is asked what becomes of these before they go. */
export function LeaveDialog({ send, changes, notice, onClose, ...asked }: Props): JSX.Element {
  const [left, setLeft] = useState<Left>();
  const [fate, setFate] = useState<Fate>();
  const leave = useChange({
    send: () => send(fate === undefined ? {} : { personalCredentials: fate }),
    changes,
    notice,
    onDone: onClose,
  });
  const go = (): void => leave.mutate(undefined, { onError: (error) => setLeft((before) => leftIn(error) ?? before) });
  return (
    <Confirmation
      {...asked}
      isPending={leave.isPending}
      isReady={!left || fate !== undefined}
      error={leftIn(leave.error) ? null : leave.error}
      onConfirm={go}
      onClose={onClose}
    >
      {left && (
        <>
          <LeftCredentials left={left} />
          <FateField value={fate} onChange={setFate} />
        </>
      )}
    </Confirmation>
  );
}
