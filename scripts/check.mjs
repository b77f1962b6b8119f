// Everything that can be said of the code without running it. Goes on after a failure, so that one run shows all.
import { spawn } from 'node:child_process';

/** Two rows of steps, side by side; each shows what it printed when it has ended. Lint alone takes as long as the rest. */
const rows = [
  [['lint', 'eslint', '--max-warnings', '0', '.']],
  [
    ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
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
  ],
];

function passes([name, command, ...args]) {
  const program = command === 'node' ? process.execPath : `node_modules/.bin/${command}`;
  return new Promise((resolve) => {
    const printed = [];
    const child = spawn(program, args, { shell: process.platform === 'win32' });
    for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => printed.push(chunk));
    child.once('error', (error) => printed.push(Buffer.from(`${error.message}\n`)));
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat([Buffer.from(`— ${name}\n`), ...printed]));
      resolve(code === 0);
    });
  });
}

const failed = [];
await Promise.all(
  rows.map(async (row) => {
    for (const step of row) if (!(await passes(step))) failed.push(step[0]);
  }),
);
if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  process.exit(1);
}
