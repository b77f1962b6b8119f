/** A type whose secret is a URL, and the input that takes it. */
export interface UrlType {
  type: string;
  input: string;
}

const SCHEMES: Readonly<Record<string, UrlType>> = {
  postgres: { type: 'PostgresUrl', input: 'postgresUrl' },
  postgresql: { type: 'PostgresUrl', input: 'postgresUrl' },
  mysql: { type: 'mySqlUrl', input: 'url' },
  mariadb: { type: 'mySqlUrl', input: 'url' },
  mongodb: { type: 'mongoDBUrlApi', input: 'mongoDBConnectUrl' },
  'mongodb+srv': { type: 'mongoDBUrlApi', input: 'mongoDBConnectUrl' },
  redis: { type: 'redisCacheUrlApi', input: 'redisUrl' },
  rediss: { type: 'redisCacheUrlApi', input: 'redisUrl' },
  amqp: { type: 'amqpUrl', input: 'url' },
  amqps: { type: 'amqpUrl', input: 'url' },
  sqlserver: { type: 'sqlServerUrl', input: 'url' },
  mssql: { type: 'sqlServerUrl', input: 'url' },
};

/** The type of a URL by its scheme, which says more than the name of its variable: DATABASE_URL may be anything. */
export function typeOfUrl(value: string): UrlType | undefined {
  const [, scheme = ''] = /^([a-z][a-z0-9+.-]*):\/\/[^\s]/i.exec(value) ?? [];
  return Object.hasOwn(SCHEMES, scheme.toLowerCase()) ? SCHEMES[scheme.toLowerCase()] : undefined;
}
