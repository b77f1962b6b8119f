// Writes the generated part of libs/client, and its page of examples, from openapi/openapi.json. `--check` fails when either
// is stale.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../libs/client/generate.mjs';
import { operationsPage } from '../libs/client/operations-page.mjs';

const GENERATED = 'libs/client/src/generated';
const PAGE = 'libs/client/OPERATIONS.md';

if (process.argv.includes('--check')) await check();
else await write();

async function write() {
  await generate(GENERATED);
  await writeFile(PAGE, await operationsPage());
}

async function check() {
  const fresh = await mkdtemp(join(tmpdir(), 'keyrack-client-'));
  try {
    await generate(fresh);
    if ((await textOf(fresh)) !== (await textOf(GENERATED))) complain(GENERATED);
    if ((await operationsPage()) !== (await readFile(PAGE, 'utf8').catch(() => ''))) complain(PAGE);
  } finally {
    await rm(fresh, { recursive: true });
  }
}

function complain(place) {
  process.stderr.write(`${place} is stale: npm run client writes it anew\n`);
  process.exitCode = 1;
}

/** All files with their names, as one text. */
async function textOf(directory) {
  const names = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const texts = names.map(async (name) => `${name}\n${await readFile(join(directory, name), 'utf8')}`);
  return (await Promise.all(texts)).join('\n');
}
