/** The order of the house: a folder may import only folders that stand before it, and those through their index. */
const ORDER = [
  'platform',
  'persistence',
  'authorization',
  'audit',
  'workspaces',
  'identity',
  'component-registry',
  'credentials',
  'sharing',
  'flows',
  'runtime',
  'webhooks',
  'installation',
  'dialects',
  'console',
];

const later = ORDER.map((folder, at) => ({
  name: `${folder}-imports-only-what-stands-before-it`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(?!${ORDER.slice(0, at + 1).join('/|')}/)` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.mjs$', '^libs/picker/demo/page/'] },
      to: {},
    },
    ...later,
    {
      name: 'through-the-index',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'app-through-the-index',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/([^/]+)/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'libraries-know-no-service',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: ['^src/', '^node_modules/(@nestjs|typeorm)'] },
    },
    {
      name: 'sealing-is-called-by-credentials',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/credentials/' },
      to: { path: '^libs/sealing/' },
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^(src|libs/[^/]+/src)/', pathNot: '^libs/console/' }, // the console is built into files of its own
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['keyrack-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^libs/client/src/generated/.*/'] },
  },
};
