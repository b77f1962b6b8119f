import type { Keyrack } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';

export function whoami(): Command {
  return new Command('whoami').description('Say who you are here, and what you may do').action(
    withService(async ({ keyrack, out }) => {
      const me = await keyrack.getMe();
      out.facts(me, {
        Name: me.name,
        Kind: me.userId === null ? 'API key of its workspace' : 'API key that acts as a member',
        Workspace: me.workspaceName ?? (out.json ? '' : await nameOf(keyrack, me.workspaceId)),
        Organization: me.organizationName ?? me.organizationId,
        'May do': me.permissions.join('\n'),
      });
    }),
  );
}

/** A key may lack the right to see workspaces; it still has one. */
async function nameOf(keyrack: Keyrack, id: string): Promise<string> {
  return keyrack.getWorkspace({ path: { id } }).then(
    ({ name }) => `${name} (${id})`,
    () => id,
  );
}
