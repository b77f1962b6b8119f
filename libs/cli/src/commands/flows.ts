import type { FlowDetailsDto, FlowSummaryDto } from '@keyrack/client';
import { Command } from 'commander';
import { assertConfirmed } from '../ask.js';
import { withService } from '../command.js';
import { allOf, findCredential } from '../find.js';
import { shownTime, type Columns } from '../output.js';
import { importCommand } from './flows-import.js';

export function flows(): Command {
  const command = new Command('flows').description('Flows that use credentials: list, show, register and forget them');
  for (const each of [ls, show, importCommand, rm]) command.addCommand(each());
  return command;
}

interface LsOptions {
  search?: string;
  credential?: string;
}

function ls(): Command {
  return new Command('ls')
    .description('List the flows of the workspace')
    .option('--search <text>', 'Only flows whose name contains this text')
    .option('--credential <credential>', 'Only flows that refer to this credential, by its id or name')
    .action(
      withService<LsOptions, []>(async ({ keyrack, out, options: { search, credential } }) => {
        const credentialId = credential && (await findCredential(keyrack, credential)).id;
        const query = { ...(search && { search }), ...(credentialId && { credentialId }) };
        out.table(await allOf(keyrack.flows(query)), COLUMNS, 'There are none that match.');
      }),
    );
}

const COLUMNS: Columns<FlowSummaryDto> = {
  name: ({ name }) => name,
  engine: ({ kind }) => kind,
  active: ({ active }) => (active ? 'yes' : 'no'),
  references: ({ references }) => String(references),
  updated: ({ updatedDate }) => shownTime(updatedDate),
  id: ({ id }) => id,
};

function show(): Command {
  return new Command('show')
    .description('Show one flow, the credentials to which it refers, and what is wrong with these')
    .argument('<id>', 'the engine’s id of the flow')
    .action(
      withService<object, [string]>(async ({ keyrack, out }, id) => {
        const flow = await keyrack.getFlow({ path: { id } });
        out.facts(flow, factsOf(flow));
      }),
    );
}

function factsOf(flow: FlowDetailsDto): Record<string, string | undefined> {
  return {
    Name: flow.name,
    Id: flow.id,
    Engine: flow.kind,
    Active: flow.active ? 'yes' : 'no',
    Created: shownTime(flow.createdDate),
    Updated: shownTime(flow.updatedDate),
    'Refers to': flow.references
      .map(({ credentialId, nodeName, problem }) => {
        return `${credentialId} in ${nodeName}${problem ? `: ${problem.message}` : ''}`;
      })
      .join('\n'),
    Remarks: flow.remarks.map(({ path, message }) => `${path}: ${message}`).join('\n'),
  };
}

function rm(): Command {
  return new Command('rm')
    .description('Forget flows. Their engines keep them')
    .argument('<ids...>', 'the engine’s ids of the flows')
    .option('-y, --yes', 'Do not ask')
    .action(
      withService<{ yes?: boolean }, [string[]]>(async ({ keyrack, out, options: { yes } }, ids) => {
        await assertConfirmed(`Forget ${ids.length === 1 ? 'this flow' : `these ${ids.length} flows`}?`, yes);
        for (const id of ids) {
          await keyrack.removeFlow({ path: { id } });
          out.done({ id, deleted: true }, `The flow ${id} is forgotten.`);
        }
      }),
    );
}
