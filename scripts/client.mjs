// Writes the generated part of libs/client from openapi/openapi.json. `--check` fails when it is stale.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../libs/client/generate.mjs';

const GENERATED = 'libs/client/src/generated';

if (process.argv.includes('--check')) await check();
else await generate(GENERATED);

async function check() {
  const fresh = await mkdtemp(join(tmpdir(), 'keyrack-client-'));
  try {
    await generate(fresh);
    if ((await textOf(fresh)) === (await textOf(GENERATED))) return;
    process.stderr.write('libs/client/src/generated is stale: npm run client writes it anew\n');
    process.exitCode = 1;
  } finally {
    await rm(fresh, { recursive: true });
  }
}

/** All files with their names, as one text. */
async function textOf(directory) {
  const names = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const texts = names.map(async (name) => `${name}\n${await readFile(join(directory, name), 'utf8')}`);
  return (await Promise.all(texts)).join('\n');
}
