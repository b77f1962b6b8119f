// Writes clients in other languages to openapi/clients, from openapi/openapi.json: `npm run clients`, or with some of python,
// go and java behind it. With `document` it writes only openapi/clients/openapi-3.0.json, which other generators take.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mends } from '../openapi/generators/mends.mjs';
import { clientDocument, javaDocument } from './client-document.mjs';

const CLIENTS = 'openapi/clients';
const GENERATORS = 'openapi/generators';
const JAR = createRequire(import.meta.url).resolve('@openapitools/openapi-generator-cli/bin/openapi-generator.jar');
/** What the generators are called in this version, where it is something else than later on. */
const GENERATOR = { go: 'go-experimental' };

const asked = process.argv.slice(2);
const languages = asked.length > 0 ? asked.filter((name) => name !== 'document') : Object.keys(mends);
const unknown = languages.filter((name) => !(name in mends));
if (unknown.length > 0)
  throw new Error(`There are clients for ${Object.keys(mends).join()}, and not for ${unknown.join()}`);

const { version } = JSON.parse(await readFile('package.json', 'utf8'));
const document = clientDocument(JSON.parse(await readFile('openapi/openapi.json', 'utf8')));
await mkdir(CLIENTS, { recursive: true });
await write('openapi-3.0.json', document);
await write('openapi-3.0-java.json', javaDocument(document));
await Promise.all(languages.map(generate));

async function write(name, content) {
  await writeFile(`${CLIENTS}/${name}`, `${JSON.stringify(content, null, 2)}\n`);
}

async function generate(language) {
  const client = `${CLIENTS}/${language}`;
  await rm(client, { recursive: true, force: true });
  await mkdir(client);
  await copyFile(`${GENERATORS}/ignore`, `${client}/.openapi-generator-ignore`);
  const options = ['-g', GENERATOR[language] ?? language, '-c', `${GENERATORS}/${language}.yaml`];
  const versions = ['--additional-properties', `packageVersion=${version},artifactVersion=${version}`];
  const java = ['-XX:TieredStopAtLevel=1', '-jar', JAR, 'generate', ...options, ...versions];
  await promisify(execFile)('java', java, { maxBuffer: 32 * 1024 * 1024 });
  for (const mend of mends[language]) await apply(client, mend);
}

async function apply(directory, { file, why, from, to }) {
  let found = false;
  for (const path of await filesAt(join(directory, file))) {
    const text = await readFile(path, 'utf8');
    const mended = text.replace(from, to);
    if (mended === text) continue;
    found = true;
    await writeFile(path, mended);
  }
  if (!found) throw new Error(`${file} has nothing like ${from} to mend. ${why}`);
}

/** The file, or all files under the folder. */
async function filesAt(path) {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
