/** Settings of n8n's editor that stand among the values of many types. None is a secret. */
export const N8N_SETTINGS: ReadonlySet<string> = new Set(['allowedHttpRequestDomains', 'allowedDomains', 'notice']);

interface Known {
  /** The type here. */
  type: string;
  /** n8n's inputs → those here; null for what has no place here and is no secret. Others keep their names. */
  inputs: Readonly<Record<string, string | null>>;
}

const OF_DATABASES = { sshTunnel: null, connectTimeout: null, maxConnections: null, allowUnauthorizedCerts: null };

/**
 * Types of n8n that are here under other names, or with other inputs: from the names in n8n-nodes-base 2.41. A value that
 * has no place here and may be a secret is not named: the type refuses it then, and the credential becomes a generic one.
 */
export const N8N_TYPES: Readonly<Record<string, Known>> = {
  openAiApi: { type: 'openAIApi', inputs: { url: null, header: null } },
  httpBearerAuth: { type: 'httpBearerToken', inputs: {} },
  postgres: { type: 'postgresCredentials', inputs: { ...OF_DATABASES, ssl: null } },
  mySql: { type: 'MySQLApi', inputs: { ...OF_DATABASES, ssl: null } },
  redis: {
    type: 'redisCacheApi',
    inputs: {
      host: 'redisCacheHost',
      port: 'redisCachePort',
      password: 'redisCachePwd',
      ssl: 'redisCacheSslEnabled',
      database: null,
      disableTlsVerification: null,
    },
  },
  smtp: { type: 'smtpCredentials', inputs: { secure: null, disableStartTls: null, hostName: null } },
  imap: { type: 'imapAccount', inputs: { allowUnauthorizedCerts: null } },
  ftp: { type: 'ftpApi', inputs: {} },
  aws: { type: 'awsApi', inputs: { temporaryCredentials: null, customEndpoints: null } },
  githubApi: { type: 'githubApi', inputs: { server: null, user: null } },
  gitlabApi: { type: 'gitlabApi', inputs: {} },
  airtableTokenApi: { type: 'airtableApi', inputs: {} },
  supabaseApi: { type: 'supabaseApi', inputs: { host: 'projectUrl', serviceRole: 'supabaseApiKey' } },
  jiraSoftwareCloudApi: { type: 'jiraApi', inputs: { domain: 'url' } },
  twilioApi: { type: 'twilioApi', inputs: { authType: null } },
};
