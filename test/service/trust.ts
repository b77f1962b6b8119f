import { syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';

/**
 * Makes this process trust an authority, as NODE_EXTRA_CA_CERTS would have from its start; drivers have no other way to be
 * told. Returns what ends it.
 */
export function trust(ca: string): () => void {
  const create = tls.createSecureContext;
  const patched: typeof create = (options) => create({ ...options, ca });
  Object.assign(tls, { createSecureContext: patched });
  syncBuiltinESMExports();
  return () => {
    Object.assign(tls, { createSecureContext: create });
    syncBuiltinESMExports();
  };
}
