import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'openapi/**',
      'coverage/**',
      'data/**',
      'libs/credential-types/src/{catalogue,changed}.ts', // generated
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
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
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Nothing here sends requests.' }],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: ['http', 'https', 'net', 'tls', 'dgram', 'node:http', 'node:https', 'node:tls', 'node:dgram'].map(
            (name) => ({ name, message: 'Nothing here sends requests.', allowTypeImports: true }),
          ),
          patterns: [{ group: ['crypto', 'node:crypto'], importNames: ['createCipheriv', 'createDecipheriv'], message: 'Ciphers live in libs/sealing.' }], // prettier-ignore
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
        {
          selector:
            'CallExpression[callee.property.name=/^(createQueryBuilder|find|findOne|findBy|findOneBy|findAndCount)$/][callee.object.name=/^(tx|manager)$/]',
          message: 'Rows of tenants are found through authorization/rows.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'libs/*/test/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
