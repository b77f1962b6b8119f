export { connectKeyrack, createKeyrackClient, type KeyrackOptions } from './create-client.js';
export { client } from './generated/client.gen.js';
export * from './generated/index.js';
export { isKeyrackError, KeyrackError, type KeyrackErrorCode } from './keyrack-error.js';
export { Keyrack } from './keyrack.js';
export type { CallOptions, OperationName, Operations } from './operations.js';
export type { CacheSettings, KeyrackSettings } from './settings.js';
