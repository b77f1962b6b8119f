import { caller } from './ask.js';
import type {
  AuditEntryDto,
  CredentialDto,
  FlowSummaryDto,
  ListAuditEntriesData,
  ListCredentialsData,
  ListFlowsData,
  ListWebhookDeliveriesData,
  ResolvedDto,
  WebhookDeliveryDto,
} from './generated/types.gen.js';
import { WithOperations, type CallOptions } from './operations.js';
import { byCursor, byPage, USUAL_LIMIT } from './pages.js';
import { remembering } from './remembering.js';
import { ResolveCache } from './resolve-cache.js';
import { read, type KeyrackSettings } from './settings.js';

type Items<Item> = AsyncGenerator<Item, void, undefined>;
/** What a list is narrowed by. `limit` says how many are asked for at once: 100 unless said otherwise. */
type Filter<Data extends { query?: object }> = Omit<NonNullable<Data['query']>, 'page' | 'cursor'>;

/**
 * Keyrack's API: every operation is a method that answers with the data, and throws a `KeyrackError` when the service refuses
 * or does not answer. What it holds, such as the API key, cannot be listed, printed or serialized.
 */
export class Keyrack extends WithOperations {
  readonly #cache: ResolveCache | undefined;

  /** @throws TypeError for settings that cannot work. It never holds what was given. */
  constructor(settings: KeyrackSettings) {
    const call = caller(read(settings));
    const cache = settings.cache && new ResolveCache(settings.cache);
    super(cache ? remembering(call, cache) : call);
    this.#cache = cache;
  }

  /** A credential with its values, as `resolveCredential` has it: from memory, if the settings have a cache. */
  resolve(id: string, options?: CallOptions): Promise<ResolvedDto> {
    return this.resolveCredential({ ...options, path: { id } });
  }

  /** Forgets the values of one credential, or of all, so that the next call asks the service. */
  forget(id?: string): void {
    this.#cache?.forget(id);
  }

  /** All credentials that match, one by one. Pages are asked for as they are needed. */
  credentials(query?: Filter<ListCredentialsData>, options?: CallOptions): Items<CredentialDto> {
    return byPage(async (page) => {
      const found = await this.listCredentials({ ...options, query: { limit: USUAL_LIMIT, ...query, page } });
      return Array.isArray(found) ? { data: found, total: found.length } : found;
    });
  }

  /** All flows that match, one by one. Pages are asked for as they are needed. */
  flows(query?: Filter<ListFlowsData>, options?: CallOptions): Items<FlowSummaryDto> {
    return byPage((page) => this.listFlows({ ...options, query: { limit: USUAL_LIMIT, ...query, page } }));
  }

  /** All entries of the audit log that match, newest first, one by one. */
  auditEntries(query?: Filter<ListAuditEntriesData>, options?: CallOptions): Items<AuditEntryDto> {
    return byCursor((cursor) =>
      this.listAuditEntries({ ...options, query: { limit: USUAL_LIMIT, ...query, ...(cursor && { cursor }) } }),
    );
  }

  /** All messages of a webhook that match, newest first, one by one. */
  webhookDeliveries(
    webhookId: string,
    query?: Filter<ListWebhookDeliveriesData>,
    options?: CallOptions,
  ): Items<WebhookDeliveryDto> {
    const path = { id: webhookId };
    return byCursor((cursor) =>
      this.listWebhookDeliveries({
        ...options,
        path,
        query: { limit: USUAL_LIMIT, ...query, ...(cursor && { cursor }) },
      }),
    );
  }
}
