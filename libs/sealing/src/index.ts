export type { Context } from './envelope.js';
export { keyIdOf } from './envelope.js';
export { DataKey } from './data-key.js';
export { type KeyProvider, LocalRootKey, keyCheck, passesKeyCheck, rewrap } from './root-key.js';
export { RootKeyPair } from './root-key-pair.js';
export { createRootKeyFile, readRootKeyFile } from './root-key-file.js';
export { SealError } from './seal-error.js';
