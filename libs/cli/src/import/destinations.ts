import { isKeyrackError, Keyrack, type WorkspaceDto } from '@keyrack/client';
import type { WorkspaceItem } from '@keyrack/importers';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';
import { planWorkspaces } from './workspace-plan.js';

/** Where things go: a workspace, and somebody who may add to it. */
export interface Destination {
  keyrack: Keyrack;
  /** Absent where a dry run would make the workspace: then another one is asked, which knows the types as well. */
  workspaceId: string | undefined;
}

export interface DestinationSettings {
  url: string;
  apiKey: string;
  /** Workspaces of the source, by id or name → those here, by id or name. */
  map: ReadonlyMap<string, string>;
  dryRun: boolean;
}

/** What became of a workspace of the source. */
export interface Settled {
  item: WorkspaceItem;
  isNew: boolean;
  workspaceId: string | undefined;
}

const PERMISSIONS = ['credentials:view', 'credentials:create', 'credentials:share', 'flows:view', 'flows:create', 'flows:update'] as const; // prettier-ignore
const KEYS_END_AFTER_MS = 12 * 3_600_000;

/**
 * The workspaces here for those of a source. An API key works in one workspace, so for each other one a key is made, which
 * is revoked at the end, and ends by itself if this program is killed.
 */
export class Destinations {
  private readonly bySource = new Map<string, Destination>();
  private readonly byId = new Map<string, Destination>();
  private readonly made = new Map<string, Destination>();
  private readonly keys: string[] = [];
  private closing: Promise<void> | undefined;

  private constructor(
    private readonly settings: DestinationSettings,
    private readonly home: Destination & { workspaceId: string },
    private readonly workspaces: WorkspaceDto[],
  ) {
    this.byId.set(home.workspaceId, home);
  }

  static async open(keyrack: Keyrack, settings: DestinationSettings): Promise<Destinations> {
    const { workspaceId } = await keyrack.getMe();
    return new Destinations(settings, { keyrack, workspaceId }, await keyrack.listWorkspaces());
  }

  /**
   * Finds or makes the workspaces for all of the source.
   * @throws Refusal before anything is made, when it is not certain which is meant
   */
  async *settle(items: readonly WorkspaceItem[]): AsyncGenerator<Settled> {
    for (const { item, here, name } of planWorkspaces(items, this.settings.map, this.workspaces)) {
      const isNew = !here && !this.made.has(name);
      const destination = here ? await this.destination(here.id) : (this.made.get(name) ?? (await this.make(name)));
      this.bySource.set(item.id, destination);
      yield { item, isNew, workspaceId: destination.workspaceId };
    }
  }

  /** Where things of this workspace of the source go; of none, to the workspace of the key. Undefined for one that is not known. */
  of(workspaceId: string | undefined): Destination | undefined {
    return workspaceId === undefined ? this.home : this.bySource.get(workspaceId);
  }

  /** Revokes the keys that were made. */
  close(): Promise<void> {
    return (this.closing ??= this.revoke());
  }

  private async revoke(): Promise<void> {
    for (const id of this.keys) await this.home.keyrack.removeApiKey({ path: { id } }).catch(() => undefined);
  }

  private async make(name: string): Promise<Destination> {
    const { dryRun } = this.settings;
    const destination = dryRun
      ? { keyrack: this.home.keyrack, workspaceId: undefined }
      : await this.destination((await this.home.keyrack.createWorkspace({ body: { name } })).id);
    this.made.set(name, destination);
    return destination;
  }

  private async destination(workspaceId: string): Promise<Destination> {
    const known = this.byId.get(workspaceId);
    if (known) return known;
    const keyrack = new Keyrack({ url: this.settings.url, apiKey: await this.newKey(workspaceId) });
    const destination = { keyrack, workspaceId };
    this.byId.set(workspaceId, destination);
    return destination;
  }

  private async newKey(workspaceId: string): Promise<string> {
    const expiresAt = new Date(Date.now() + KEYS_END_AFTER_MS).toISOString();
    const body = { name: 'keyrack import', permissions: [...PERMISSIONS], workspaceId, expiresAt };
    try {
      const { id, token } = await this.home.keyrack.createApiKey({ body });
      this.keys.push(id);
      return token;
    } catch (error) {
      if (!isKeyrackError(error, 'FORBIDDEN')) throw error;
      const message = 'To import into several workspaces takes a key that may make others: one of an owner or admin, as the first key is. --workspace-map sends all to the workspace of this key'; // prettier-ignore
      throw new Refusal(`${error.message}. ${message}`, EXIT.forbidden);
    }
  }
}
