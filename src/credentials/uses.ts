import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { problem } from '../platform/index.js';
import type { Credential } from './entities.js';

/** A flow that refers to a credential, and the nodes that do. */
export interface Use {
  /** The engine's id of the flow. */
  id: string;
  name: string;
  kind: string;
  active: boolean;
  workspaceId: string;
  nodes: { id: string; name: string }[];
}

/** What the audit log keeps of flows that lost their credential. */
export function brokenUses(uses: readonly Use[]): { broken?: { flow: string; workspaceId: string }[] } {
  return uses.length > 0 ? { broken: uses.map(({ id, workspaceId }) => ({ flow: id, workspaceId })) } : {};
}

/** Finds what uses a credential, inside a transaction or outside one: everywhere, or in these workspaces only. */
type Finder = (
  tx: EntityManager | undefined,
  credential: Pick<Credential, 'id' | 'organizationId'>,
  workspaceIds?: readonly string[],
) => Promise<Use[]>;

/** Asks the features that come after credentials what would break without one. */
@Injectable()
export class Uses {
  private finder: Finder = () => Promise.resolve([]);

  foundBy(finder: Finder): void {
    this.finder = finder;
  }

  find(...args: Parameters<Finder>): Promise<Use[]> {
    return this.finder(...args);
  }

  /**
   * The uses that a deletion, or the end of a share, breaks. Without `force` there must be none.
   * @throws Problem `credentialInUse` with all of them
   */
  async broken(force: boolean, ...args: Parameters<Finder>): Promise<Use[]> {
    const uses = await this.find(...args);
    if (uses.length > 0 && !force) {
      const names = uses.map(({ name }) => name);
      throw problem(
        'credentialInUse',
        `The credential is in use by ${names.length} ${names.length === 1 ? 'flow' : 'flows'}. Add ?force=true to go on anyway`,
        { flows: uses },
      );
    }
    return uses;
  }
}
