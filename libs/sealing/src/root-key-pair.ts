import { keyIdOf } from './envelope.js';
import type { Context } from './envelope.js';
import type { KeyProvider } from './root-key.js';

/** A root key together with the one that it takes the place of: wraps with the current one and unwraps with either. */
export class RootKeyPair implements KeyProvider {
  constructor(
    readonly current: KeyProvider,
    readonly previous: KeyProvider | undefined,
  ) {}

  get keyId(): string {
    return this.current.keyId;
  }

  /** The ids of the keys whose texts it unwraps. */
  get keyIds(): string[] {
    return this.previous ? [this.current.keyId, this.previous.keyId] : [this.current.keyId];
  }

  wrap(key: Uint8Array, context: Context): Promise<string> {
    return this.current.wrap(key, context);
  }

  async unwrap(wrapped: string, context: Context): Promise<Buffer> {
    const { current, previous } = this;
    const key = previous && keyIdOf(wrapped) === previous.keyId ? previous : current;
    return key.unwrap(wrapped, context);
  }
}
