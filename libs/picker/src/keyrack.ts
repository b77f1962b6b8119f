import { texts } from './texts.js';

/** Asks the editor's own back end for a token. */
export type GetToken = () => Promise<string>;

/** What can be picked. */
export interface Credential {
  id: string;
  name: string;
  credentialName: string;
  shared: boolean;
}

/** What the token is for. */
export interface Session {
  types: string[];
  mayCreate: boolean;
}

/** What went wrong, in the service's words where it has said any. */
export class PickerError extends Error {
  override readonly name = 'PickerError';

  constructor(
    message: string,
    /** The HTTP status; 0 when no answer came. */
    readonly status: number,
    /** For programs: `FORBIDDEN`, `NO_ANSWER` … */
    readonly code: string,
  ) {
    super(message);
  }
}

/** The service, by tokens that last some minutes. They are kept in memory, and asked for anew when one has ended. */
export class Keyrack {
  private known: Promise<string> | undefined;

  constructor(
    private readonly url: string,
    private readonly getToken: GetToken,
  ) {}

  /** @throws PickerError */
  session(): Promise<Session> {
    return this.get('connect-sessions/current');
  }

  credentials(types: readonly string[]): Promise<Credential[]> {
    const query = new URLSearchParams({ sort: 'name' });
    for (const type of types) query.append('credentialName', type);
    return this.get(`credentials?${query.toString()}`);
  }

  /** The labels of types, by name. */
  async labels(types: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const path = types.map(encodeURIComponent).join('%26');
    const found = [await this.get<{ name: string; label: string } | { name: string; label: string }[]>(`components-credentials/${path}`)].flat(); // prettier-ignore
    return new Map(found.map(({ name, label }) => [name, label]));
  }

  /** The token that is known, or a new one. */
  token({ isNew = false } = {}): Promise<string> {
    if (isNew) this.known = undefined;
    this.known ??= this.askForToken();
    return this.known;
  }

  private async askForToken(): Promise<string> {
    try {
      const token = await this.getToken();
      if (typeof token === 'string' && token !== '') return token;
    } catch {
      // Why is the editor's to say; it knows its back end.
    }
    this.known = undefined;
    throw new PickerError(texts.noToken, 0, 'NO_TOKEN');
  }

  /** Browsers do not say why an answer cannot be read: a token that is forgotten is one reason, so that is tried anew, too. */
  private async get<T>(path: string): Promise<T> {
    const used = this.token();
    try {
      return await this.ask<T>(path, await used);
    } catch (error) {
      const isWorthAnother = error instanceof PickerError && (error.status === 401 || error.code === 'NO_ANSWER');
      if (!isWorthAnother) throw error;
      return this.ask<T>(path, await this.token({ isNew: this.known === used }));
    }
  }

  private async ask<T>(path: string, token: string): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    }).catch(() => undefined);
    const body = (await answer?.json().catch(() => undefined)) as unknown;
    if (answer?.ok && body !== undefined) return body as T;
    throw problemOf(answer?.status ?? 0, body);
  }
}

function problemOf(status: number, body: unknown): PickerError {
  const { message, code } = (body ?? {}) as Record<string, unknown>;
  if (typeof message === 'string' && typeof code === 'string') return new PickerError(message, status, code);
  return new PickerError(texts.noAnswer, status, 'NO_ANSWER');
}
