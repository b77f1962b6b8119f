import type { ComponentDto } from '@keyrack/client';
import { useCallback, useMemo, useState } from 'react';
import { complaintsOf } from './check-draft.js';
import type { Draft, Stored, Value } from './draft.js';

/** A draft, how to change it, and what is wrong with it as far as it is time to say so. */
export interface Form {
  type: ComponentDto;
  draft: Draft;
  stored: Stored;
  set: (change: Partial<Omit<Draft, 'values'>>) => void;
  setValue: (name: string, value: Value) => void;
  /** Of a field that was typed in or left, or of any once somebody tried to send it. */
  complaint: (field: string) => string | undefined;
  leave: (field: string) => void;
  /** Shows what is wrong and goes to the first field of it. @returns whether nothing is */
  isComplete: () => boolean;
}

export function useForm(type: ComponentDto, start: Draft, stored: Stored = {}): Form {
  const [draft, setDraft] = useState(start);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const complaints = useMemo(() => complaintsOf(type, draft, stored), [type, draft, stored]);
  const leave = useCallback((field: string) => setLeft((before) => new Set(before).add(field)), []);
  return {
    type,
    draft,
    stored,
    set: (change) => {
      setDraft((before) => ({ ...before, ...change }));
      Object.keys(change).forEach(leave);
    },
    setValue: (name, value) => {
      setDraft((before) => ({ ...before, values: { ...before.values, [name]: value } }));
      leave(`value.${name}`);
    },
    complaint: (field) => (isTried || left.has(field) ? complaints.get(field) : undefined),
    leave,
    isComplete: () => {
      setTried(true);
      const [first] = complaints.keys();
      if (first !== undefined) document.getElementById(idOf(first))?.focus();
      return first === undefined;
    },
  };
}

/** The id of a field's element. */
export const idOf = (field: string): string => `field.${field}`;
