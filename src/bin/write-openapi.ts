import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { describeApi } from '../openapi.js';

const FILE = new URL('../../openapi/openapi.json', import.meta.url);

/** Writes `openapi/openapi.json` from the controllers and DTOs; with `--check`, says whether the file is fresh. */
const text = `${JSON.stringify(await describeApi(), null, 2)}\n`;
if (!process.argv.includes('--check')) {
  await writeFile(FILE, text);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
  process.stderr.write('openapi/openapi.json is stale: run npm run openapi\n');
  process.exit(1);
}
