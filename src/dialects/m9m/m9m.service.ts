import type { CredentialType } from '@keyrack/credential-types';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../authorization/index.js';
import { ComponentRegistry } from '../../component-registry/index.js';
import { CredentialList, CredentialsService, type CredentialView } from '../../credentials/index.js';
import { CredentialTests, UsagesService } from '../../runtime/index.js';
import type {
  M9mCreatedDto,
  M9mCredentialDto,
  M9mDetailsDto,
  M9mListDto,
  M9mTestDto,
  M9mUpdatedDto,
} from './m9m.dto.js';
import { inM9mNames, m9mName } from './words.js';

/** m9m's credentials API over the same services. */
@Injectable()
export class M9mService {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly lists: CredentialList,
    private readonly usages: UsagesService,
    private readonly tests: CredentialTests,
    private readonly registry: ComponentRegistry,
  ) {}

  async list(actor: Actor, type: string | undefined): Promise<M9mListDto> {
    const found = await this.lists.read(actor, type === undefined ? {} : { credentialName: [type] });
    const views = Array.isArray(found) ? found : found.data;
    return { data: views.map(summaryOf), total: views.length };
  }

  async get(actor: Actor, id: string): Promise<M9mDetailsDto> {
    const { names, ...view } = await this.credentials.describe(actor, id);
    const { flows } = await this.usages.read(actor, id);
    const type = this.registry.find(view.credentialName);
    const { createdAt, updatedAt, ...summary } = summaryOf(view);
    return {
      ...summary,
      fields: names.map((name) => m9mName(type, name)),
      nodesUsing: flows.flatMap((flow) =>
        flow.nodes.map((node) => ({
          workflowId: flow.id,
          workflowName: flow.name,
          nodeId: node.id,
          nodeName: node.name,
        })),
      ),
      createdAt,
      updatedAt,
    };
  }

  async create(
    actor: Actor,
    { name, type, data }: { name: string; type: string; data: Record<string, unknown> },
  ): Promise<M9mCreatedDto> {
    const given = { name, credentialName: type, data, scope: 'workspace', dialect: 'm9m' } as const;
    const view = await this.credentials.create(actor, given).catch((error: unknown) => {
      throw inM9mNames(error, this.registry.find(type));
    });
    const { updatedAt: _, ...created } = summaryOf(view);
    return created;
  }

  async update(
    actor: Actor,
    id: string,
    change: { name?: string; data?: Record<string, unknown> },
  ): Promise<M9mUpdatedDto> {
    const view = await this.credentials.update(actor, id, change).catch(async (error: unknown) => {
      throw inM9mNames(error, await this.typeOf(actor, id));
    });
    const { createdAt: _, ...updated } = summaryOf(view);
    return updated;
  }

  /** In m9m's words for both outcomes that it knows; that nobody can tell counts as not valid. */
  async test(actor: Actor, id: string): Promise<M9mTestDto> {
    const { result, message, said } = await this.tests.test(actor, id);
    if (result === 'valid') return { valid: true, message: 'Credential is valid' };
    const failure = result === 'invalid' ? 'Authentication failed' : 'Credential could not be tested';
    return { valid: false, message: failure, details: { error: result === 'invalid' ? (said ?? message) : message } };
  }

  remove(actor: Actor, id: string, force: boolean): Promise<void> {
    return this.credentials.remove(actor, id, force);
  }

  private async typeOf(actor: Actor, id: string): Promise<CredentialType | undefined> {
    const found = await this.credentials.describe(actor, id, 'update').catch(() => undefined);
    return found && this.registry.find(found.credentialName);
  }
}

function summaryOf({ id, name, credentialName, createdDate, updatedDate }: CredentialView): M9mCredentialDto {
  return { id, name, type: credentialName, createdAt: withoutParts(createdDate), updatedAt: withoutParts(updatedDate) };
}

/** `2026-11-20T10:00:00.123Z` → `2026-11-20T10:00:00Z` */
function withoutParts(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}
