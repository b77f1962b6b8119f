import type { ComponentDto, ComponentInputDto } from '@keyrack/client';
import { isShown } from '@keyrack/credential-types/check';
import { judge } from '@keyrack/credential-types/check-value';
import { texts } from '../../texts.js';
import { drawn, type Draft, type Stored, type Values } from './draft.js';
import { inputOf } from './input-of.js';

const words = texts.form;
const MOST_DAYS = 3650;

/** What is wrong, by field. */
export type Complaints = ReadonlyMap<string, string>;

/** The inputs that are asked for, given what stands in the others. */
export function shownInputs(type: ComponentDto, values: Values): ComponentInputDto[] {
  const inputs = type.inputs.map(inputOf);
  const given = new Map(Object.entries(values));
  return drawn(type).filter((input) => isShown(inputs, inputOf(input), given));
}

/** Judges a draft by the rules of its type, as the service will. `stored` is what a change starts from. */
export function complaintsOf(type: ComponentDto, draft: Draft, stored: Stored): Complaints {
  const complaints = new Map<string, string>();
  const add = (field: string, text: string | undefined): void =>
    void (text !== undefined && complaints.set(field, text));
  add('name', nameComplaint(draft.name));
  const shown = shownInputs(type, draft.values);
  for (const input of shown) add(`value.${input.name}`, valueComplaint(input, draft.values, stored));
  for (const group of type.oneOf ?? []) {
    const [first] = group;
    if (first !== undefined && !group.some((name) => isGiven(draft.values, stored, name))) {
      const labels = group.map((name) => type.inputs.find((input) => input.name === name)?.label ?? name);
      add(
        `value.${shown.find(({ name }) => group.includes(name))?.name ?? first}`,
        words.groupMissing(labels.join(', ')),
      );
    }
  }
  add('rotateEvery', rotationComplaint(draft.rotateEvery));
  return complaints;
}

function nameComplaint(name: string): string | undefined {
  if (name.trim() === '') return texts.required(words.name);
  return name.length > 255 ? words.nameTooLong : undefined;
}

function valueComplaint(input: ComponentInputDto, values: Values, stored: Stored): string | undefined {
  const value = values[input.name];
  if (typeof value === 'boolean') return undefined;
  if (value === undefined || value === null || value === '') {
    const isMissing = input.optional !== true && !isGiven(values, stored, input.name) && input.default === undefined;
    return isMissing ? texts.required(input.label) : undefined;
  }
  const judgement = judge(inputOf(input), value);
  return 'complaint' in judgement ? texts.complaint(input.label, judgement.complaint) : undefined;
}

/** Whether there will be a value: one that is typed, or a secret that is kept. */
function isGiven(values: Values, stored: Stored, name: string): boolean {
  const value = values[name];
  return value !== undefined && value !== null && (value !== '' || isKeptSecret(stored, name));
}

/** What the service hides in place of a secret. */
const HIDDEN = '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db';
export const isKeptSecret = (stored: Stored, name: string): boolean => stored[name] === HIDDEN;

function rotationComplaint(days: string): string | undefined {
  if (days === '') return undefined;
  const isDays = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= MOST_DAYS;
  return isDays ? undefined : words.rotateWrong;
}
