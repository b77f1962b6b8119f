import type { ResolvedDto } from '@keyrack/client';
import { Refusal } from '../failure.js';

/** A credential with its values, and how its variables are to begin, if that was said. */
export interface Used {
  resolved: ResolvedDto;
  prefix?: string;
}

/**
 * The environment of a program: this one, the key and the profiles for Keyrack taken out, the values of the credentials put
 * in.
 * @throws Refusal when two credentials want the same variable, or a value cannot stand in one
 */
export function environmentOf(used: readonly Used[], env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => name !== 'KEYRACK_API_KEY' && !/^KEYRACK_PROFILE/.test(name));
  const result = new Map(kept as [string, string][]);
  const owners = new Map<string, string>();
  for (const { resolved, prefix } of used) {
    for (const [variable, text] of variablesOf(resolved, prefix)) {
      const owner = owners.get(variable);
      if (owner !== undefined) {
        throw new Refusal(`${variable} would come from both ${owner} and ${resolved.name}: give one of them a prefix of its own, as in --use "${resolved.name}:OTHER"`); // prettier-ignore
      }
      owners.set(variable, resolved.name);
      result.set(variable, text);
    }
  }
  return Object.fromEntries(result);
}

/** The variables of one credential. */
export function variablesOf({ values, env, credentialName }: ResolvedDto, prefix?: string): [string, string][] {
  const declared = new Map(Object.entries(env).map(([variable, input]) => [input, variable]));
  const variables: [string, string][] = [];
  for (const [input, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue;
    const made = `${prefix ?? upperSnake(credentialName)}_${upperSnake(input)}`;
    const variable = prefix === undefined ? (declared.get(input) ?? made) : made;
    const text = textOf(value);
    if (text.includes('\0')) throw new Refusal(`The value for ${variable} has a NUL in it, which no variable can hold`);
    variables.push([variable, text]);
  }
  return variables;
}

/** A value as it stands in a variable. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `openAIApiKey` → `OPEN_AI_API_KEY` */
export function upperSnake(name: string): string {
  return name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
