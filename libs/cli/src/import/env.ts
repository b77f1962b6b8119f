import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { select } from '@clack/prompts';
import {
  guessType,
  readEnv,
  type CredentialItem,
  type Proposal,
  type SkippedItem,
  type Source,
} from '@keyrack/importers';
import { v5 } from 'uuid';
import { answered, Refusal } from '../failure.js';
import { plain } from '../output.js';
import { LEFT_OUT } from './report.js';

/** The credentials that the variables of a file are, as far as somebody agrees. */
export async function sourceOfEnv({
  file,
  yes = false,
  dryRun = false,
}: {
  file: string;
  yes?: boolean;
  dryRun?: boolean;
}): Promise<Source> {
  const { variables, skipped } = await readEnv({ file });
  const proposals = guessType(variables);
  const isAsked = !yes && !dryRun;
  if (isAsked && !process.stdin.isTTY) throw new Refusal('Nobody is here to ask: say --yes to take the guesses, or --dry-run to see them'); // prettier-ignore
  const items: Item[] = [...skipped];
  for (const proposal of proposals) items.push(await itemOf(proposal, file, isAsked));
  const totals = { workspaces: 0, credentials: items.length, shares: 0, flows: 0 };
  // eslint-disable-next-line @typescript-eslint/require-await -- a source is read bit by bit; this one is small
  return { totals, items: async function* () { yield* items; }, close: () => Promise.resolve() }; // prettier-ignore
}

type Item = CredentialItem | SkippedItem;

async function itemOf(proposal: Proposal, file: string, isAsked: boolean): Promise<Item> {
  const choice = isAsked ? await ask(proposal) : proposal.isSecret ? 'take' : 'leave';
  const variables = Object.values(proposal.variables).sort();
  if (choice === 'leave') {
    const message = isAsked ? 'You left it out.' : 'It looks like a setting rather than a secret.';
    return { kind: 'skipped', of: 'variable', id: variables.join(', '), code: LEFT_OUT, message };
  }
  const { type, name, values } = choice === 'generic' ? asGeneric(proposal) : proposal;
  return { kind: 'credential', id: idOf(file, variables), name, type, values };
}

async function ask({ name, type, variables, missing, isSecret, by }: Proposal): Promise<'take' | 'generic' | 'leave'> {
  const from = plain(Object.values(variables).join(', '));
  const options = [
    {
      value: 'take' as const,
      label: by === 'nothing' ? 'Add it as a generic secret' : plain(`Add it as ${name} (${type})`),
    },
    ...(by === 'nothing' ? [] : [{ value: 'generic' as const, label: 'Add it as a generic secret' }]),
    { value: 'leave' as const, label: 'Leave it out' },
  ];
  const lack = missing.length > 0 ? ` It lacks ${missing.join(', ')}.` : '';
  const initialValue = isSecret ? ('take' as const) : ('leave' as const);
  return answered(await select({ message: `${from}:${lack}`, options, initialValue, output: process.stderr }));
}

function asGeneric({ variables, values }: Proposal): Pick<Proposal, 'type' | 'name' | 'values'> {
  const pairs = Object.entries(variables).map(([input, variable]) => [variable, values[input] ?? '']);
  return { type: 'generic', name: Object.values(variables).join(', '), values: Object.fromEntries(pairs) as Record<string, string> }; // prettier-ignore
}

/**
 * The same variables of the same file are the same credential, so that a second import finds it. Containers have files at the
 * same path.
 */
function idOf(file: string, variables: readonly string[]): string {
  return v5(JSON.stringify([hostname(), resolve(file), variables]), v5.URL);
}
