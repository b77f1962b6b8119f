import { SHORT, type Columns } from '../sql/select.js';

const MEGABYTE = 1_048_576;
/** Several rows are in memory at a time. */
const FLOW = 16 * MEGABYTE;
const CREDENTIAL = 4 * MEGABYTE;

/** Columns of a flow that choose a provider, and with it a credential. */
export const PROVIDER_COLUMNS = ['analytic', 'speechToText', 'textToSpeech', 'followUpPrompts'];

/** What is read of Flowise's tables, where it is there: the tables for workspaces came with 3.0, some columns later. */
export const TABLES = {
  workspace: { id: SHORT, name: SHORT },
  credential: { id: SHORT, name: SHORT, credentialName: SHORT, encryptedData: CREDENTIAL, createdDate: SHORT, workspaceId: SHORT }, // prettier-ignore
  workspace_shared: { id: SHORT, workspaceId: SHORT, sharedItemId: SHORT, itemType: SHORT },
  chat_flow: {
    id: SHORT,
    name: SHORT,
    flowData: FLOW,
    workspaceId: SHORT,
    ...Object.fromEntries(PROVIDER_COLUMNS.map((column) => [column, MEGABYTE])),
    webhookSecret: MEGABYTE,
  },
  variable: { id: SHORT, name: SHORT },
  assistant: { id: SHORT, details: FLOW, credential: SHORT, type: SHORT },
  document_store: { id: SHORT, name: SHORT, loaders: FLOW, vectorStoreConfig: MEGABYTE, embeddingConfig: MEGABYTE, recordManagerConfig: MEGABYTE }, // prettier-ignore
  custom_mcp_server: { id: SHORT, name: SHORT, authConfig: MEGABYTE },
} satisfies Record<string, Columns>;

export type Table = keyof typeof TABLES;
