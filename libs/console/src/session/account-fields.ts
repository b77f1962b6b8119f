import { texts } from '../texts.js';
import type { FieldDescription } from './entrance-field.js';

const words = texts.session;

export const NAME: FieldDescription<'name'> = {
  name: 'name',
  label: words.name,
  autoComplete: 'name',
  missing: words.nameRequired,
};

export const EMAIL: FieldDescription<'email'> = {
  name: 'email',
  label: words.email,
  type: 'email',
  autoComplete: 'username',
  missing: words.emailRequired,
};

export const NEW_PASSWORD: FieldDescription<'password'> = {
  name: 'password',
  label: words.password,
  type: 'password',
  autoComplete: 'new-password',
  missing: words.passwordRequired,
  help: words.passwordHelp,
};
