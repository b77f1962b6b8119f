import type { ComponentDto, CreateCredentialDto, UpdateCredentialDto } from '@keyrack/client';
import { shownInputs } from './check-draft.js';
import type { Draft, Values } from './draft.js';

/** The values of a new credential: those that are asked for and given. */
export function givenValues(type: ComponentDto, values: Values): Record<string, unknown> {
  const given = shownInputs(type, values).map(({ name }) => [name, values[name]] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== '' && value !== null && value !== undefined));
}

/** The values that differ from what they were; null for one that is taken away. */
export function changedValues(type: ComponentDto, values: Values, before: Values): Record<string, unknown> {
  const changed = shownInputs(type, values).filter(({ name }) => values[name] !== before[name]);
  return Object.fromEntries(changed.map(({ name }) => [name, values[name] === '' ? null : values[name]]));
}

export function creationOf(type: ComponentDto, draft: Draft): CreateCredentialDto {
  const { name, values, expiresAt, rotateEvery, isPersonal } = draft;
  return {
    name: name.trim(),
    credentialName: type.name,
    plainDataObj: givenValues(type, values),
    ...(isPersonal && { scope: 'personal' as const }),
    ...(expiresAt !== '' && { expiresAt: utc(expiresAt) }),
    ...(rotateEvery !== '' && { rotateEvery: Number(rotateEvery) }),
  };
}

/** Only what is different from before. */
export function changeOf(type: ComponentDto, draft: Draft, before: Draft): UpdateCredentialDto {
  const plainDataObj = changedValues(type, draft.values, before.values);
  return {
    ...(draft.name !== before.name && { name: draft.name.trim() }),
    ...(Object.keys(plainDataObj).length > 0 && { plainDataObj }),
    ...(draft.expiresAt !== before.expiresAt && { expiresAt: draft.expiresAt === '' ? null : utc(draft.expiresAt) }),
    ...(draft.rotateEvery !== before.rotateEvery && {
      rotateEvery: draft.rotateEvery === '' ? null : Number(draft.rotateEvery),
    }),
  };
}

const utc = (local: string): string => new Date(local).toISOString();
