import { testCredentialValues, type TestResultDto, type TestValuesDto } from '@keyrack/client';
import { useMutation } from '@tanstack/react-query';
import { useMay } from '../../session/use-me.js';
import type { Values } from './draft.js';
import type { Form } from './use-form.js';

/** Trying the values of a form before they are saved. */
export interface FormTest {
  isOffered: boolean;
  /** Why no test can tell. */
  untestable: string | undefined;
  isPending: boolean;
  /** Of the values that stand in the form now. */
  outcome: TestResultDto | undefined;
  error: Error | null;
  run: () => void;
}

interface Tried {
  body: TestValuesDto;
  /** What stood in the form: an outcome counts as long as that does. */
  values: Values;
}

export function useFormTest(form: Form, bodyOf: () => TestValuesDto): FormTest {
  const mayUse = useMay('credentials:use');
  const { mutate, data, error, isPending, variables } = useMutation({
    mutationFn: ({ body }: Tried) => testCredentialValues({ body }),
    gcTime: 0, // values are not kept longer than the form
  });
  const { values } = form.draft;
  const counts = variables?.values === values;
  return {
    isOffered: mayUse && form.type.testable,
    untestable: form.type.untestable,
    isPending,
    outcome: counts ? data : undefined,
    error: counts ? error : null,
    run: () => void (form.isComplete() && mutate({ body: bodyOf(), values })),
  };
}
