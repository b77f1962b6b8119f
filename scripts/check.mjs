// Everything that can be said of the code without running it. Goes on after a failure, so that one run shows all.
import { spawnSync } from 'node:child_process';

const steps = [
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint', 'eslint', '--max-warnings', '0', '.'],
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of the client', 'tsc', '--noEmit', '-p', 'libs/client/tsconfig.json'],
  ['types of the console', 'tsc', '-p', 'libs/console/tsconfig.json'],
  ['types of the picker', 'tsc', '-p', 'libs/picker/tsconfig.json'],
  ['import rules', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'libs'],
  ['unused code', 'knip'],
  ['build', 'node', 'scripts/build.mjs'],
  ['catalogue', 'node', 'scripts/catalogue.mjs', '--check'],
  ['generated files', 'node', 'dist/bin/write-openapi.js', '--check'],
  ['generated client', 'node', 'scripts/client.mjs', '--check'],
  ['packed client', 'node', 'libs/client/check.mjs'],
  ['OpenAPI', 'node', 'scripts/lint-openapi.mjs'],
  ['lock file', 'node', 'scripts/check-lock.mjs'],
];

const failed = steps.filter(([name, command, ...args]) => {
  process.stdout.write(`— ${name}\n`);
  const program = command === 'node' ? process.execPath : `node_modules/.bin/${command}`;
  return spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0;
});
if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.map(([name]) => name).join(', ')}\n`);
  process.exit(1);
}
