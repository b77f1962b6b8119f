// Builds the libraries, the service, and the console and the picker that it serves. The service is built with the plugin of
// @nestjs/swagger that reads types and comments of DTOs (its options stand in nest-cli.json). The Nest CLI does the same; it
// is not used because it does not run on Node 20.
import { rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as swaggerPlugin from '@nestjs/swagger/plugin';
import ts from 'typescript';
import { buildConsole } from '../libs/console/build.mjs';
import { buildPicker } from '../libs/picker/build.mjs';

const { compilerOptions } = JSON.parse(await readFile('nest-cli.json', 'utf8'));
const [plugin] = compilerOptions.plugins;

for (const library of [
  'sealing',
  'credential-types',
  'expressions',
  'flow-readers',
  'recipes',
  'importers',
  'client',
  'cli',
]) {
  rmSync(`libs/${library}/dist`, { recursive: true, force: true });
  compile(`libs/${library}/tsconfig.json`);
}
await packCatalogue('libs/credential-types/dist');
rmSync('dist', { recursive: true, force: true });
compile(compilerOptions.tsConfigPath, (program) => [swaggerPlugin.before(plugin.options, program)]);
// The client that the console is made of may be older than the API whose document this build is to write.
if (!process.argv.includes('--without-console')) {
  await buildConsole();
  await buildPicker();
}

function compile(configFile, transformers = () => []) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => fail([diagnostic]) };
  const { fileNames, options, errors } = ts.getParsedCommandLineOfConfigFile(configFile, {}, host);
  if (errors.length > 0) fail(errors);
  const program = ts.createProgram(fileNames, options);
  const { diagnostics } = program.emit(undefined, undefined, undefined, false, { before: transformers(program) });
  const found = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (found.length > 0) fail(found);
}

/** Loading hundreds of small modules takes Node 150 ms, reading the same as data takes 10: the types become one text. */
async function packCatalogue(dist) {
  const { catalogue } = await import(new URL(`../${dist}/catalogue.js`, import.meta.url).href);
  const source = `import { deepFreeze } from './define.js';
export const catalogue = deepFreeze(JSON.parse(${JSON.stringify(JSON.stringify(catalogue))}));
`;
  writeFileSync(`${dist}/catalogue.js`, source);
  for (const stale of ['types', 'catalogue.js.map']) rmSync(`${dist}/${stale}`, { recursive: true });
}

function fail(diagnostics) {
  const host = {
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
  process.stderr.write(ts.formatDiagnosticsWithColorAndContext(diagnostics, host));
  process.exit(1);
}
