import type { ResolvedDto } from './generated/types.gen.js';
import type { AnyOptions, Call, OperationName } from './operations.js';
import type { ResolveCache } from './resolve-cache.js';

const READS = /^(get|list|export|resolve)[A-Z]/;
/** After these, credentials that the call does not name may be gone, or out of reach. */
const TAKES_SEVERAL = new Set<OperationName>(['removeWorkspace', 'removeUser', 'removeMember', 'switchWorkspace']);
/** A call with anything else, such as headers of its own, may be answered otherwise, so it goes to the service. */
const SHAREABLE = new Set(['path', 'signal', 'timeout', 'retries']);

/** Does operations with `call`, but resolves credentials from memory, which forgets those that an operation changes. */
export function remembering(call: Call, cache: ResolveCache): Call {
  return async (name, options = {}) => {
    const id = idIn(options);
    if (name === 'resolveCredential' && id !== undefined && isShareable(options)) {
      const { signal, ...shared } = options; // who ends their call does not end that of others
      return unless(signal, () => cache.resolve(id, () => call(name, shared) as Promise<ResolvedDto>));
    }
    try {
      return await call(name, options);
    } finally {
      // Also after an error: the service may have done it. Not before: what is read meanwhile may be the old value.
      if (TAKES_SEVERAL.has(name)) cache.forget();
      else if (id !== undefined && !READS.test(name)) cache.forget(id);
    }
  };
}

function idIn({ path }: AnyOptions): string | undefined {
  const id = path?.['id'] ?? path?.['itemId'];
  return typeof id === 'string' ? id : undefined;
}

const isShareable = (options: AnyOptions): boolean => Object.keys(options).every((key) => SHAREABLE.has(key));

/** What is answered, unless the signal comes first. */
function unless<Answer>(signal: AbortSignal | undefined, answer: () => Promise<Answer>): Promise<Answer> {
  if (!signal) return answer();
  return new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason as Error);
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    answer()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}
