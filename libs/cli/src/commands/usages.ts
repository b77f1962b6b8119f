import type { KeyUseDto, UsagesDto, UsingFlowDto } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';
import { CREDENTIAL, findCredential } from '../find.js';
import { shownTime, type Columns, type Output } from '../output.js';

export function usages(): Command {
  return new Command('usages')
    .description('Show which flows use a credential, in which nodes, and when its values were last given out')
    .argument('<credential>', CREDENTIAL)
    .action(
      withService<object, [string]>(async ({ keyrack, out }, idOrName) => {
        const { id } = await findCredential(keyrack, idOrName);
        const found = await keyrack.listUsages({ path: { id } });
        if (out.json) out.value(found);
        else print(found, out);
      }),
    );
}

function print({ flows, resolved }: UsagesDto, out: Output): void {
  out.table(flows, FLOWS, 'No flow that you may see uses it.');
  out.line('');
  const last = shownTime(resolved.lastUsedAt);
  out.line(last ? `Its values were given out ${timesOf(resolved.count)}, last ${last}.` : 'Its values were never given out.'); // prettier-ignore
  if (resolved.by.length > 0) out.table(resolved.by, KEYS, '');
}

const timesOf = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const FLOWS: Columns<UsingFlowDto> = {
  flow: ({ name }) => name,
  engine: ({ kind }) => kind,
  active: ({ active }) => (active ? 'yes' : 'no'),
  nodes: ({ nodes }) => nodes.map(({ name }) => name).join(', '),
  id: ({ id }) => id,
};

const KEYS: Columns<KeyUseDto> = {
  'api key': ({ apiKeyName, apiKeyId }) => apiKeyName ?? `${apiKeyId} (gone)`,
  times: ({ count }) => String(count),
  last: ({ lastUsedAt }) => shownTime(lastUsedAt),
};
