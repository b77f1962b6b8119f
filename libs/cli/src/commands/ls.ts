import type { CredentialDto } from '@keyrack/client';
import { Command, Option } from 'commander';
import { withService } from '../command.js';
import { shownTime, type Columns } from '../output.js';

interface Options {
  type?: string[];
  status?: NonNullable<CredentialDto['status']>[];
  search?: string;
  sort?: (typeof SORTS)[number];
}

const SORTS = ['name', '-name', 'credentialName', '-credentialName', 'createdDate', '-createdDate', 'updatedDate', '-updatedDate'] as const; // prettier-ignore

export function ls(): Command {
  return new Command('ls')
    .description('List the credentials that you may see')
    .option('--type <names...>', 'Only credentials of these types')
    .addOption(
      new Option('--status <states...>', 'Only credentials in these states').choices([
        'active',
        'due',
        'overdue',
        'expired',
      ]),
    ) // prettier-ignore
    .option('--search <text>', 'Only credentials whose name or type contains this text')
    .addOption(new Option('--sort <order>', 'The order').choices(SORTS).default('name'))
    .action(
      withService<Options, []>(async ({ keyrack, out, options }) => {
        const { type, status, search, sort } = options;
        const query = { ...(type && { credentialName: type }), ...(status && { status }), ...(search && { search }), ...(sort && { sort }) }; // prettier-ignore
        const found: CredentialDto[] = [];
        for await (const credential of keyrack.credentials(query)) found.push(credential);
        out.table(found, COLUMNS, 'There are none that match.');
      }),
    );
}

const COLUMNS: Columns<CredentialDto> = {
  name: ({ name }) => name,
  type: ({ credentialName }) => credentialName,
  updated: ({ updatedDate }) => shownTime(updatedDate),
  state: remarksOf,
  id: ({ id }) => id,
};

function remarksOf({ shared, scope, status, unreadable, lastTest }: CredentialDto): string {
  const remarks = [
    shared && 'shared',
    scope === 'personal' && 'personal',
    status !== undefined && status !== 'active' && status,
    unreadable && 'unreadable',
    lastTest?.result === 'invalid' && 'test failed',
  ];
  return remarks.filter(Boolean).join(', ');
}
