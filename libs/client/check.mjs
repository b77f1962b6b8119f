// Packs the library as it would be published, and looks at it as those who install it: publint and attw say whether what it
// exports is there and whether TypeScript finds its types; its types are checked without those of this repository; and a
// program that has nothing but the package runs.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { extract } from 'tar';

const TYPES = [
  '--noEmit',
  '--strict',
  '--module',
  'nodenext',
  '--target',
  'es2022',
  '--lib',
  'es2022',
  '--types',
  'node',
];

const library = import.meta.dirname;
const modules = join(library, '../../node_modules');
const place = mkdtempSync(join(tmpdir(), 'keyrack-pack-'));
try {
  run(library, 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', place);
  const tarball = join(place, readdirSync(place)[0]);
  run(place, 'publint', 'run', tarball, '--strict');
  run(place, 'attw', tarball, '--profile', 'esm-only', '--quiet');
  await install(tarball);
  run(place, 'tsc', ...TYPES, '--allowJs', 'smoke.mjs');
  run(place, process.execPath, 'smoke.mjs');
} finally {
  rmSync(place, { recursive: true });
}

/** Lays the package where a program finds it, with the types of Node and nothing else. */
async function install(tarball) {
  const home = join(place, 'node_modules/@keyrack/client');
  mkdirSync(home, { recursive: true });
  await extract({ file: tarball, cwd: home, strip: 1 });
  mkdirSync(join(place, 'node_modules/@types'));
  symlinkSync(join(modules, '@types/node'), join(place, 'node_modules/@types/node'), 'junction');
  copyFileSync(join(library, 'test/smoke.mjs'), join(place, 'smoke.mjs'));
}

function run(cwd, command, ...args) {
  const env = { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH}` };
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  process.stderr.write(`${command} finds fault with the packed client\n${error ?? ''}${stdout ?? ''}${stderr ?? ''}`);
  process.exitCode = 1;
}
