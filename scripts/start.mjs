// Builds the service if its sources are newer than what was built, or nothing was built yet, and starts it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = 'dist/main.js';
const SOURCES = [
  'src',
  'libs/sealing/src',
  'libs/credential-types/src',
  'libs/expressions/src',
  'libs/flow-readers/src',
  'libs/importers/src',
  'libs/recipes/src',
  'libs/client/src',
  'libs/cli/src',
  'libs/console/src',
  'libs/console/index.html',
  'libs/console/connect.html',
  'libs/picker/src',
  'package.json',
  'tsconfig.base.json',
  'nest-cli.json',
];

if (!existsSync(BUILT) || SOURCES.some((path) => newest(path) > statSync(BUILT).mtimeMs)) {
  process.stdout.write('Building Keyrack, as its sources are new …\n');
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
await import('../dist/main.js');

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
