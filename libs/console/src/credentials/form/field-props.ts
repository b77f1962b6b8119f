import type { ComponentInputDto } from '@keyrack/client';
import type { Form } from './use-form.js';

/** What every kind of field is given. */
export interface FieldProps {
  input: ComponentInputDto;
  form: Form;
  id: string;
  label: string;
  /** What is wrong, if something is. */
  said: string | undefined;
}
