#!/usr/bin/env node
// In a clone of the repository nothing is built until it is needed first.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

if (!existsSync(at('../dist/main.js'))) {
  process.stderr.write('Building Keyrack, as this is the first time …\n');
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: at('../../..'), stdio: ['ignore', 2, 2] });
}
await import('../dist/main.js');
