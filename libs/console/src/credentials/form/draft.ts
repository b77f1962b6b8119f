import type { ComponentDto, ComponentInputDto, CredentialDetailsDto } from '@keyrack/client';

/** What stands in a field: a text, a switch, or null for a secret that is to be removed. */
export type Value = string | boolean | null;
export type Values = Readonly<Record<string, Value>>;

/** What a person has typed so far. */
export interface Draft {
  name: string;
  values: Values;
  /** As `<input type="datetime-local">` has it, in the person's own time. */
  expiresAt: string;
  rotateEvery: string;
  isPersonal: boolean;
}

/** The stored values as the service shows them: hidden ones are replaced. */
export type Stored = Readonly<Record<string, unknown>>;

export const drawn = ({ inputs }: ComponentDto): ComponentInputDto[] => inputs.filter(({ hidden }) => hidden !== true);

/** The draft of a credential that is not there yet: with the defaults of its type. */
export function newDraft(type: ComponentDto): Draft {
  const values = Object.fromEntries(drawn(type).map((input) => [input.name, shownAs(input, input.default)]));
  return { name: '', values, expiresAt: '', rotateEvery: '', isPersonal: false };
}

/** The draft of a change: with what is stored, but for secrets, whose fields are empty. */
export function draftOf(type: ComponentDto, credential: CredentialDetailsDto): Draft {
  const { name, plainDataObj: stored = {}, expiresAt, rotateEvery } = credential;
  const values = drawn(type).map((input) => [
    input.name,
    input.type === 'password' ? '' : shownAs(input, stored[input.name]),
  ]);
  return {
    name,
    values: Object.fromEntries(values) as Values,
    expiresAt: expiresAt === undefined ? '' : localTime(expiresAt),
    rotateEvery: rotateEvery === undefined ? '' : String(rotateEvery),
    isPersonal: credential.scope === 'personal',
  };
}

function shownAs({ type }: ComponentInputDto, value: unknown): Value {
  if (type === 'boolean') return value === true;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** ISO 8601 in UTC → the same minute in local time, without a zone. */
export function localTime(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
