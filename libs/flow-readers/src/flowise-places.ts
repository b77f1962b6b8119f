import type { Trail } from './trail.js';

/** Where an agentflow's node keeps the settings of a component inside it, below its inputs. */
const INNER_CONFIGS = [
  'agentModelConfig',
  'conditionAgentModelConfig',
  'humanInputModelConfig',
  'llmModelConfig',
  'toolAgentflowSelectedToolConfig',
  'agentTools.*.agentSelectedToolConfig',
  'agentKnowledgeVSEmbeddings.*.embeddingModelConfig',
  'agentKnowledgeVSEmbeddings.*.vectorStoreConfig',
];
/** Columns of a chatflow that choose a provider, and with it a credential. */
export const PROVIDER_COLUMNS = ['analytic', 'followUpPrompts', 'speechToText', 'textToSpeech'];
/** Columns of a document store. */
export const STORE_CONFIGS = ['embeddingConfig', 'recordManagerConfig', 'vectorStoreConfig'];
/** Columns that are JSON, as a text or, in some exports, as it is. */
export const JSON_COLUMNS = ['flowData', ...PROVIDER_COLUMNS, 'details', 'loaders', ...STORE_CONFIGS];

const NODE = 'nodes.*.data';
const KNOWN_PLACES = [
  `${NODE}.credential`,
  `${NODE}.inputParams.*.value`,
  ...['', ...INNER_CONFIGS.map((config) => `.${config}`)].flatMap((inner) => [
    `${NODE}.inputs${inner}.FLOWISE_CREDENTIAL_ID`,
    `${NODE}.inputs${inner}.credentialId`,
  ]),
  ...PROVIDER_COLUMNS.map((column) => `${column}.*.credentialId`),
  'credential',
  ...['chatModel', 'tools.*'].flatMap((part) => [
    `details.${part}.credential`,
    `details.${part}.inputs.FLOWISE_CREDENTIAL_ID`,
  ]),
  'loaders.*.credential',
  'loaders.*.loaderConfig.FLOWISE_CREDENTIAL_ID',
  ...STORE_CONFIGS.flatMap((column) => [`${column}.credential`, `${column}.config.credential`]),
].map((place) => place.split('.'));

/** Where something refers to a credential, whatever it may be. */
export const CREDENTIAL_KEYS = new Set(['FLOWISE_CREDENTIAL_ID', 'credentialId']);
const ENDINGS = new Set(KNOWN_PLACES.map((place) => place.at(-1)));

/** Whether a value stands where Flowise is known to refer to a credential. */
export function isKnownPlace({ keys, key, fields }: Trail): boolean {
  if (!ENDINGS.has(key)) return false;
  if (key === 'value' && fields?.['type'] !== 'credential' && fields?.['name'] !== 'credential') return false;
  // Flowise fills this column of a custom assistant with a random id, as it may not be empty.
  if (keys.length === 1 && (fields?.['details'] === undefined || fields['type'] === 'CUSTOM')) return false;
  const place = keys[0] === 'flowData' ? keys.slice(1) : keys;
  return KNOWN_PLACES.some(
    (known) => known.length === place.length && known.every((part, at) => part === '*' || part === place[at]),
  );
}

/** Whether it stands where something seems to refer to one: forms read `credential` among inputs, runs do not. */
export function looksLikePlace({ key = '', keys }: Trail): boolean {
  return CREDENTIAL_KEYS.has(key) || (key === 'credential' && /(?:^inputs|Config)$/.test(keys.at(-2) ?? ''));
}
