export { connectKeyrack, createKeyrackClient, type KeyrackOptions } from './create-client.js';
export { client } from './generated/client.gen.js';
export * from './generated/index.js';
export { KeyrackError } from './keyrack-error.js';
