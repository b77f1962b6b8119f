import type { EntityManager } from 'typeorm';
import { problem } from '../platform/index.js';
import { Member, Organization } from './entities.js';

/**
 * Makes a change that could take an organization its last owner, and undoes it if it does. The organization's row is
 * locked meanwhile, so that two changes cannot each leave the other's owner as the last.
 * @throws Problem `lastOwner`
 */
export async function keepingAnOwner<T>(
  tx: EntityManager,
  organizationId: string,
  change: () => Promise<T>,
): Promise<T> {
  await tx.update(Organization, { id: organizationId }, { id: organizationId }); // takes the row's lock on every engine
  const owners = (): Promise<number> => tx.countBy(Member, { organizationId, builtInRole: 'owner' });
  const before = await owners();
  const result = await change();
  if (before > 0 && (await owners()) === 0) throw problem('lastOwner');
  return result;
}

/** Whether the organization would have no owner without this membership, or with another role in it. No other change can make it so until the transaction ends. */
export async function isLastOwner(tx: EntityManager, { organizationId, builtInRole }: Member): Promise<boolean> {
  if (builtInRole !== 'owner') return false;
  await tx.update(Organization, { id: organizationId }, { id: organizationId }); // as above
  return (await tx.countBy(Member, { organizationId, builtInRole: 'owner' })) === 1;
}
