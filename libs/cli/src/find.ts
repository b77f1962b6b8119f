import type { ApiKeyDto, ComponentDto, CredentialDto, Keyrack, WorkspaceDto } from '@keyrack/client';
import { everyCredential } from './every.js';
import { EXIT } from './exit-codes.js';
import { Refusal } from './failure.js';
import { plain } from './output.js';

/** How commands explain the argument that `find` reads. */
export const CREDENTIAL = 'the id of a credential, or its name';

/**
 * The credential with this id or, if none has it, with this name.
 * @throws Refusal when there is none, or several have the name
 */
export async function findCredential(keyrack: Keyrack, idOrName: string): Promise<CredentialDto> {
  const matching: CredentialDto[] = [];
  for await (const credential of everyCredential(keyrack)) {
    if (credential.id === idOrName) return credential;
    if (credential.name === idOrName) matching.push(credential);
  }
  const [found, ...others] = matching;
  if (found && others.length === 0) return found;
  if (!found)
    throw new Refusal(
      'There is no credential with this id or name. keyrack ls lists those that you may see',
      EXIT.notFound,
    );
  const ids = matching.map(({ id }) => id).join(', ');
  throw new Refusal(`${matching.length} credentials have this name. Say which by its id: ${ids}`, EXIT.conflict);
}

/** @throws Refusal for a type that is not installed */
export async function typeOf(keyrack: Keyrack, name: string): Promise<ComponentDto> {
  const types = await keyrack.listCredentialTypes();
  const type = types.find((each) => each.name === name);
  if (type) return type;
  const near = types.filter((each) => each.name.toLowerCase() === name.toLowerCase() || each.label.toLowerCase() === name.toLowerCase()); // prettier-ignore
  const hint = near[0] ? `did you mean ${near[0].name}?` : 'keyrack types lists those that there are';
  throw new Refusal(`There is no credential type of this name; ${hint}`, EXIT.notFound);
}

/** @throws Refusal when there is no such workspace, or several have the name */
export async function findWorkspace(keyrack: Keyrack, idOrName: string): Promise<WorkspaceDto> {
  return oneOf(await keyrack.listWorkspaces(), idOrName, 'workspace');
}

/** @throws Refusal when there is no such key, or several have the name */
export async function findKey(keyrack: Keyrack, idOrName: string): Promise<ApiKeyDto> {
  return oneOf(await keyrack.listApiKeys(), idOrName, 'API key');
}

/** Looks up all before anything is done with the first. */
export async function findEach<Item>(
  find: (keyrack: Keyrack, idOrName: string) => Promise<Item>,
  keyrack: Keyrack,
  idsOrNames: readonly string[],
): Promise<Item[]> {
  const found: Item[] = [];
  for (const idOrName of idsOrNames) found.push(await find(keyrack, idOrName));
  return found;
}

/** All items of a list that comes in pages. */
export async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function oneOf<Item extends { id: string; name: string }>(all: readonly Item[], idOrName: string, what: string): Item {
  const byId = all.find(({ id }) => id === idOrName);
  if (byId) return byId;
  const matching = all.filter(({ name }) => name === idOrName);
  const [found, ...others] = matching;
  if (!found) throw new Refusal(`There is no ${what} with the id or name ${plain(idOrName)}`, EXIT.notFound);
  if (others.length === 0) return found;
  const ids = matching.map(({ id }) => id).join(', ');
  throw new Refusal(
    `More than one ${what} has the name ${plain(idOrName)}. Say which by its id: ${ids}`,
    EXIT.conflict,
  );
}
