import { isKeyrackError, type Keyrack, type ShareDto } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';
import { CREDENTIAL, findCredential, findEach, findWorkspace } from '../find.js';
import { shownTime, type Columns } from '../output.js';

const WORKSPACES = 'ids of workspaces, or their names';

export function share(): Command {
  return new Command('share')
    .description('Let other workspaces use a credential; they can neither change nor share it')
    .argument('<credential>', CREDENTIAL)
    .argument('<workspaces...>', WORKSPACES)
    .action(
      withService<object, [string, string[]]>(async ({ keyrack, out }, idOrName, names) => {
        const { id, name } = await findCredential(keyrack, idOrName);
        const workspaces = await findEach(findWorkspace, keyrack, names);
        const shared = await sharedWith(keyrack, id);
        for (const workspace of workspaces) {
          const isNew = !shared.has(workspace.id);
          const made = await keyrack.addShare({ path: { id }, body: { workspaceId: workspace.id } });
          const words = isNew ? `Shared ${name} with` : `${name} is shared already with`;
          out.done({ ...made, credentialId: id, created: isNew }, `${words} ${workspace.name}.`);
        }
      }),
    );
}

interface UnshareOptions {
  force?: boolean;
}

export function unshare(): Command {
  return new Command('unshare')
    .description('Stop sharing a credential with workspaces')
    .argument('<credential>', CREDENTIAL)
    .argument('<workspaces...>', WORKSPACES)
    .option('--force', 'Also where flows use it, which will break')
    .action(
      withService<UnshareOptions, [string, string[]]>(
        async ({ keyrack, out, options: { force = false } }, idOrName, names) => {
          const { id, name } = await findCredential(keyrack, idOrName);
          for (const workspace of await findEach(findWorkspace, keyrack, names)) {
            const wasThere = await remove(keyrack, id, workspace.id, force);
            const words = wasThere ? `${name} is no longer shared with` : `${name} was not shared with`;
            out.done({ credentialId: id, workspaceId: workspace.id, removed: wasThere }, `${words} ${workspace.name}.`);
          }
        },
      ),
    );
}

export function shares(): Command {
  return new Command('shares')
    .description('List the workspaces with which a credential is shared')
    .argument('<credential>', CREDENTIAL)
    .action(
      withService<object, [string]>(async ({ keyrack, out }, idOrName) => {
        const { id } = await findCredential(keyrack, idOrName);
        out.table(await keyrack.listShares({ path: { id } }), COLUMNS, 'It is shared with no other workspace.');
      }),
    );
}

const COLUMNS: Columns<ShareDto> = {
  workspace: ({ workspaceName }) => workspaceName,
  since: ({ createdDate }) => shownTime(createdDate),
  id: ({ workspaceId }) => workspaceId,
};

async function sharedWith(keyrack: Keyrack, id: string): Promise<Set<string>> {
  return new Set((await keyrack.listShares({ path: { id } })).map(({ workspaceId }) => workspaceId));
}

/** Whether there was such a share. A credential that is out of reach is an error, also when the share is gone. */
async function remove(keyrack: Keyrack, id: string, workspaceId: string, force: boolean): Promise<boolean> {
  try {
    await keyrack.removeShare({ path: { id, workspaceId }, query: { force } });
    return true;
  } catch (error) {
    if (!isKeyrackError(error) || error.status !== 404) throw error;
    if ((await sharedWith(keyrack, id)).has(workspaceId)) throw error;
    return false;
  }
}
