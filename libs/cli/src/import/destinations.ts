import { isKeyrackError, Keyrack, type WorkspaceDto } from '@keyrack/client';
import type { WorkspaceItem } from '@keyrack/importers';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';

/** Where things go: a workspace, and somebody who may add to it. */
export interface Destination {
  keyrack: Keyrack;
  /** Absent where a dry run would make the workspace. */
  workspaceId: string | undefined;
}

export interface DestinationSettings {
  url: string;
  apiKey: string;
  /** Workspaces of the source, by id or name → those here, by id or name. */
  map: ReadonlyMap<string, string>;
  dryRun: boolean;
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
  private readonly keys: string[] = [];
  private readonly taken = new Set<string>();

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

  /** Where things of this workspace of the source go; without one, the workspace of the key. */
  of(workspaceId: string | undefined): Destination {
    return (workspaceId === undefined ? undefined : this.bySource.get(workspaceId)) ?? this.home;
  }

  /** Finds or makes the workspace for one of the source. @returns whether it was there */
  async take({ id, name }: WorkspaceItem): Promise<{ isNew: boolean; workspaceId: string | undefined }> {
    const wanted = this.settings.map.get(id) ?? this.settings.map.get(name) ?? this.freeName(name);
    this.taken.add(wanted);
    const known = this.workspaces.find((workspace) => workspace.id === wanted || workspace.name === wanted);
    const destination = known ? await this.destination(known.id) : await this.make(wanted);
    this.bySource.set(id, destination);
    return { isNew: !known, workspaceId: destination.workspaceId };
  }

  /** Revokes the keys that were made. */
  async close(): Promise<void> {
    for (const id of this.keys.splice(0)) await this.home.keyrack.removeApiKey({ path: { id } }).catch(() => undefined);
  }

  /** Two workspaces of a source may have one name; here they stay two. */
  private freeName(name: string): string {
    for (let count = 1; ; count++) {
      const wanted = count === 1 ? name : `${name} (${count})`;
      if (!this.taken.has(wanted)) return wanted;
    }
  }

  private async make(name: string): Promise<Destination> {
    if (this.settings.dryRun) return { keyrack: this.home.keyrack, workspaceId: undefined };
    const made = await this.home.keyrack.createWorkspace({ body: { name } });
    this.workspaces.push(made);
    return this.destination(made.id);
  }

  private async destination(workspaceId: string): Promise<Destination> {
    const known = this.byId.get(workspaceId);
    if (known) return known;
    const { url } = this.settings;
    const keyrack = this.settings.dryRun
      ? this.home.keyrack
      : new Keyrack({ url, apiKey: await this.newKey(workspaceId) });
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
