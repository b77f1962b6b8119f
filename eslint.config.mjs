import tseslint from 'typescript-eslint';

// Every way out of the process that Node has, and the client that its fetch comes from.
const WAYS_OUT = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises'];
// What opens sockets to databases and the like, for src/runtime/drivers alone. TypeORM loads its own.
const DRIVERS = ['pg', 'mysql2', 'mysql2/promise', '@redis/client', 'mongodb', 'nodemailer', 'amqplib', 'ssh2'];
const NO_WAY_OUT = 'Whatever leaves the service goes through platform/egress.';

const waysOut = [
  ...WAYS_OUT.flatMap((name) => [name, `node:${name}`]).map((name) => ({
    name,
    message: NO_WAY_OUT,
    allowTypeImports: true,
    ...(name.endsWith('net') && { allowImportNames: ['isIP', 'isIPv4', 'isIPv6'] }), // these read texts
  })),
  { name: 'undici', message: NO_WAY_OUT },
];
const drivers = DRIVERS.map((name) => ({ name, message: NO_WAY_OUT, allowTypeImports: true }));
const driverParts = {
  group: DRIVERS.map((name) => `${name}/*`),
  message: NO_WAY_OUT,
  allowTypeImports: true,
};

const loadedWaysOut = {
  selector: `ImportExpression > Literal[value=/^((node:)?(${WAYS_OUT.join('|').replace('/', '\\/')})|undici|(${DRIVERS.join('|').replaceAll('/', '\\/')})(\\/.*)?)$/]`,
  message: NO_WAY_OUT,
};

const ciphers = {
  group: ['crypto', 'node:crypto'],
  importNames: ['createCipheriv', 'createDecipheriv'],
  message: 'Ciphers live in libs/sealing.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'openapi/**',
      'coverage/**',
      'data/**',
      'libs/credential-types/src/{catalogue,changed}.ts', // generated
      'libs/client/src/generated/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['.', './libs/client', './libs/console', './libs/picker'].map((place) => `${place}/tsconfig.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': 'off', // decorators need the classes at run time
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // The environment is read in one place, ciphers and sockets have one room each.
    files: ['src/**/*.ts'],
    ignores: ['src/platform/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in platform/config.' },
      ],
      'no-restricted-globals': [
        'error',
        {
          globals: ['fetch', 'WebSocket', 'EventSource'].map((name) => ({ name, message: NO_WAY_OUT })),
          checkGlobalObject: true,
        },
      ],
      'no-restricted-syntax': ['error', loadedWaysOut],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [...waysOut, ...drivers], patterns: [ciphers, driverParts] },
      ],
    },
  },
  {
    // The one way out opens its sockets here. It still has no fetch: that one pools connections and follows redirects.
    files: ['src/platform/egress/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'undici', message: NO_WAY_OUT }, ...drivers], patterns: [ciphers, driverParts] },
      ],
    },
  },
  {
    // Drivers get sockets from egress, or addresses that it checked.
    files: ['src/runtime/drivers/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: waysOut, patterns: [ciphers] }],
    },
  },
  {
    // The operator's own mail server, named in the settings: no tenant chooses it, so egress has no say.
    files: ['src/identity/invitations/mailer.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [...waysOut, ...drivers.filter(({ name }) => name !== 'nodemailer')],
          patterns: [ciphers, driverParts],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/authorization/**', 'src/persistence/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        loadedWaysOut, // a later list replaces an earlier one
        {
          selector:
            'CallExpression[callee.property.name=/^(createQueryBuilder|find(One|By|And|$)\\w*)$/][callee.object.name=/^(tx|manager)$/]',
          message: 'Rows of tenants are found through authorization/rows.',
        },
      ],
    },
  },
  {
    // Everything that the console asks for goes through the generated client.
    files: ['libs/console/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          globals: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'localStorage', 'sessionStorage'].map(
            (name) => ({ name, message: 'The console speaks through @keyrack/client, and stores nothing itself.' }),
          ),
          checkGlobalObject: true,
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'libs/*/test/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
