import type { WorkspaceDto } from '@keyrack/client';
import type { WorkspaceItem } from '@keyrack/importers';
import { validate } from 'uuid';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';
import { plainLine } from '../output.js';

/** Where a workspace of the source goes: to one that is here, or to one of this name that is still to be made. */
export interface Planned {
  item: WorkspaceItem;
  here: WorkspaceDto | undefined;
  name: string;
}

/**
 * Where each workspace of a source goes: as the map says, by id or by name on both sides, and the others to the workspaces
 * of their names. Secrets are moved by this, so whatever could be meant in two ways is refused, before anything is made.
 * @throws Refusal
 */
export function planWorkspaces(
  items: readonly WorkspaceItem[],
  map: ReadonlyMap<string, string>,
  here: readonly WorkspaceDto[],
): Planned[] {
  const mapped = new Map<WorkspaceItem, Planned>();
  for (const [old, wanted] of map) {
    const item = itemNamed(items, old);
    if (mapped.has(item)) throw new Refusal(`--workspace-map names the workspace ${shown(item)} of the source twice`);
    mapped.set(item, { item, ...targetOf(wanted, here) });
  }
  const taken = new Map([...mapped.values()].map((planned) => [planned.name, planned.item]));
  const names = new Set<string>();
  return items.map((item) => mapped.get(item) ?? unmapped(item, here, taken, names));
}

function itemNamed(items: readonly WorkspaceItem[], idOrName: string): WorkspaceItem {
  const byId = items.find(({ id }) => id === idOrName);
  if (byId) return byId;
  const [found, ...others] = items.filter(({ name }) => name === idOrName);
  if (!found) {
    const there = items.length === 0 ? 'none' : items.map((item) => shown(item)).join(', ');
    throw new Refusal(`--workspace-map: the source has no workspace ${plainLine(idOrName)}. It has: ${there}`);
  }
  if (others.length === 0) return found;
  const ids = [found, ...others].map(({ id }) => plainLine(id)).join(', ');
  throw new Refusal(`--workspace-map: more than one workspace of the source is called ${shown(found)}. Say which by its id: ${ids}`); // prettier-ignore
}

/** What is called so here; a name that nobody has is to be made. */
function targetOf(wanted: string, here: readonly WorkspaceDto[]): Omit<Planned, 'item'> {
  const known = here.find(({ id }) => id === wanted) ?? onlyOne(wanted, here);
  if (known) return { here: known, name: known.name };
  if (validate(wanted)) throw new Refusal(`--workspace-map: there is no workspace here with the id ${wanted}`, EXIT.notFound); // prettier-ignore
  return { here: undefined, name: wanted };
}

/** Two workspaces of a source may have one name; here they stay two. */
function unmapped(
  item: WorkspaceItem,
  here: readonly WorkspaceDto[],
  taken: ReadonlyMap<string, WorkspaceItem>,
  names: Set<string>,
): Planned {
  const other = taken.get(item.name);
  if (other)
    throw new Refusal(
      `The workspace ${shown(item)} of the source would go where ${shown(other)} goes. Say with --workspace-map where: '${plainLine(item.id)}=…'`,
    );
  let name = item.name;
  for (let count = 2; names.has(name); count++) name = `${item.name} (${count})`;
  names.add(name);
  return { item, here: onlyOne(name, here), name };
}

function onlyOne(name: string, here: readonly WorkspaceDto[]): WorkspaceDto | undefined {
  const [found, ...others] = here.filter((workspace) => workspace.name === name);
  if (others.length === 0) return found;
  const ids = here.filter((workspace) => workspace.name === name).map(({ id }) => id);
  throw new Refusal(`More than one workspace here is called ${plainLine(name)}. Say with --workspace-map which by its id: ${ids.join(', ')}`, EXIT.conflict); // prettier-ignore
}

const shown = ({ name }: WorkspaceItem): string => plainLine(name);
